import type { DeclaredRegister } from '../../declaration/declared-register.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import { OrgBadge } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'

interface RoleNameProps {
  readonly role: DeclaredRegister['roles'][number]
}

/** A role with the organisation in which it is, leading to its own page. */
export function RoleName({ role: { role, title, kind, organisations } }: RoleNameProps) {
  const [first, ...others] = organisations
  return (
    <>
      {others.length === 0 && <OrgBadge kind={kind === 'customer' ? kind : (first ?? '')} />}{' '}
      <Link to="/rules/$role" params={{ role }}>
        {saidFirst(title)}
      </Link>
    </>
  )
}
