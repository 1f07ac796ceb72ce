import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import { OrgBadge } from '../../ui/index.ts'
import { rolesThatRead } from './field-readers.ts'

export interface ReadersProps {
  readonly field: DeclaredField
  readonly file: Pick<Customership, 'kelaInPlan' | 'team'>
  /** Whether how the fact bears on employment is shown to the whole team. */
  readonly isEffectOpen?: boolean | undefined
}

/** The roles that read a field of this file, which part each sees, and who of them is on the team now. */
export function ReadersList({ field, file, isEffectOpen = false }: ReadersProps) {
  const { t } = useTranslation()
  return (
    <>
      {isEffectOpen && <p className="role-note">{t('readers.effectOpen')}</p>}
      <ul className="role-rows">
        {rolesThatRead(field, file.kelaInPlan).map(({ role, title, kind, seen }) => {
          const members = file.team.filter((member) => member.role === role).map(({ name }) => name)
          const onTeam = members.length === 0 ? t('readers.notOnTeam') : members.join(', ')
          return (
            <li key={role}>
              <span>
                <OrgBadge kind={kind} />
              </span>
              <span>
                {saidFirst(title)}
                <span className="meta part">{t(`readers.${seen}`)}</span>
              </span>
              <span>{kind === 'customer' ? t('readers.self') : onTeam}</span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
