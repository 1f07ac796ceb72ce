import { useTranslation } from 'react-i18next'
import type { FileView } from '../../api/answers.ts'
import { type CategoryNumber, fieldsOf } from '../../declaration/declaration.ts'
import { Notice } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { mayRecordField } from '../rules/field-readers.ts'

interface NotRecordedProps {
  readonly role: string
  readonly category: CategoryNumber
  readonly file: Pick<FileView, 'kelaInPlan' | 'team'>
}

/**
 * That a role reads a category and records nothing in it, by which rule, and who of the team records there.
 */
export function NotRecorded({ role, category, file: { kelaInPlan, team } }: NotRecordedProps) {
  const { t } = useTranslation()
  const names = team.filter((member) => recordsIn(category, member.role, kelaInPlan)).map(({ name }) => name)
  return (
    <Notice>
      <p>{t('notRecorded.text')}</p>
      <p className="row">
        <Link to="/rules/$role" params={{ role }}>
          {t('rules.why')}
        </Link>
        {names.length > 0 && <span>{t('rules.ask', { names: names.join(', ') })}</span>}
      </p>
    </Notice>
  )
}

/** Whether a role records any field of a category by hand in such a file. */
export function recordsIn(category: CategoryNumber, role: string, kelaInPlan: boolean): boolean {
  return fieldsOf(category).some((field) => mayRecordField(role, field, kelaInPlan))
}
