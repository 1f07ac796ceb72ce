import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import { type CategoryNumber, findField, reachOf, unseenFields } from '../../declaration/declaration.ts'
import { fieldName } from '../../declaration/register-words.ts'
import { Notice } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { WhyNot } from '../why/why-not.tsx'

interface NotSeenProps {
  readonly role: string
  readonly category: CategoryNumber
  readonly file: Pick<Customership, 'id' | 'kelaInPlan' | 'team'>
}

/**
 * Which fields the role does not see, by which rule, and whom of the team to ask. It follows from the
 * declaration and the team, not from what the file holds.
 */
export function NotSeen({ role, category, file: { id, kelaInPlan, team } }: NotSeenProps) {
  const { t } = useTranslation()
  const ids = unseenFields(role, category, kelaInPlan)
  if (ids.length === 0) return undefined
  const sees = (other: string, each: string): boolean => {
    const field = findField(each)
    return field !== undefined && reachOf(other, field, kelaInPlan) === 'all'
  }
  // Whoever sees all of them can answer for each; else those who see some.
  const ofAll = team.filter((member) => ids.every((each) => sees(member.role, each)))
  const asked =
    ofAll.length > 0 ? ofAll : team.filter((member) => ids.some((each) => sees(member.role, each)))
  const names = asked.map(({ name }) => name)
  return (
    <Notice>
      <p>
        <strong>{t('data.notSeenTitle')}</strong>
      </p>
      <p>{t('data.notSeen', { fields: ids.map((each) => `${each} ${fieldName(each)}`).join(', ') })}</p>
      <p className="row">
        <WhyNot label={t('why.ask')} question={{ category, act: 'read' }} customership={id} />
        <Link to="/rules/$role" params={{ role }}>
          {t('rules.why')}
        </Link>
        {names.length > 0 && <span>{t('rules.ask', { names: names.join(', ') })}</span>}
      </p>
    </Notice>
  )
}
