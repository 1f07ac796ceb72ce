import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { fieldName } from '../../declaration/register-words.ts'
import { dayOf } from '../../i18n/formats.ts'
import { Card, FieldView } from '../../ui/index.ts'
import { isEffectOpen } from './is-effect-open.ts'
import { WrittenBy } from './written-by.tsx'

interface EntryNowProps {
  readonly field: DeclaredField
  readonly entry: EntryHistory
  readonly newest: EntryHistory['versions'][number]
  readonly team: Customership['team']
  /** What may be done with it. */
  readonly children: ReactNode
}

/** What stands in an entry now, and how many suspected errors of it await an answer. */
export function EntryNow({ field, entry, newest, team, children }: EntryNowProps) {
  const { t } = useTranslation()
  const awaiting = entry.flags.filter(
    ({ version, answer }) => version === newest.version && answer === undefined,
  )
  const { about, statements } = entry
  const newestOf = (statement: string | undefined) =>
    statements.find((each) => each.field === statement)?.versions.at(-1)
  const stated = (statement: string | undefined): string | undefined => {
    const value = newestOf(statement)?.value
    return typeof value === 'string' ? value : undefined
  }
  return (
    <Card title={t('entry.now', { n: newest.version })} beside={<span className="meta">{field.id}</span>}>
      <FieldView
        field={field}
        value={newest.value}
        effect={stated(field.effect)}
        necessity={stated(field.necessity)}
        isEffectOpen={isEffectOpen(entry, field)}
        flags={awaiting.length}
        removedOn={entry.removed === undefined ? undefined : dayOf(entry.removed.at)}
        by={
          <>
            <WrittenBy version={newest} owner={entry.owner} team={team} />
            {about !== undefined && <span>{t('data.about', { field: `${about} ${fieldName(about)}` })}</span>}
          </>
        }
      />
      <div className="acts">{children}</div>
    </Card>
  )
}
