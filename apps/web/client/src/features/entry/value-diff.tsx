import { useTranslation } from 'react-i18next'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Diff } from '../../ui/index.ts'
import { changedRows, valueRows } from './value-rows.ts'

interface ValueDiffProps {
  readonly field: DeclaredField
  readonly before: unknown
  readonly after: unknown
  /** What stands where nothing differs; else the value as it is. */
  readonly whenSame?: string
}

/** What has changed from one value of a field to another, member by member and word by word. */
export function ValueDiff({ field, before, after, whenSame }: ValueDiffProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rows = changedRows(valueRows(field, before, t, language), valueRows(field, after, t, language))
  const [only] = rows
  if (whenSame !== undefined && rows.every((row) => row.before === row.after))
    return <p className="meta">{whenSame}</p>
  if (rows.length === 1 && only?.title === undefined)
    return (
      <p className="value">
        <Diff before={only?.before ?? ''} after={only?.after ?? ''} />
      </p>
    )
  return (
    <dl className="members">
      {rows.map(({ member, title, before: old, after: fresh }) => (
        <div key={member} className="member-row">
          <dt>{title}</dt>
          <dd>
            <Diff before={old} after={fresh} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
