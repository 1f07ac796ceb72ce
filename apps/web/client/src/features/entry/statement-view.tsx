import { useTranslation } from 'react-i18next'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import { Diff, StateTag } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import type { StatedThen } from './statements-then.ts'
import { WrittenBy } from './written-by.tsx'

interface StatementViewProps {
  /** What it is called, as it is beside the fact that holds. */
  readonly name: string
  readonly entry: EntryHistory
  readonly fact: EntryHistory['versions'][number]
  readonly stated: StatedThen
  readonly team: Customership['team']
  /** Whether the way to all its versions is shown. */
  readonly mayGo: boolean
}

/** Effect and necessity are texts; one that was emptied says nothing. */
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** A statement of effect or necessity beside a version of its fact: what it said, and what was changed. */
export function StatementView({ name, entry, fact, stated, team, mayGo }: StatementViewProps) {
  const { t } = useTranslation()
  const { id, owner, now, before } = stated
  const isCorrected = now.recordedAt > fact.recordedAt
  const history = t('entry.history', { n: now.version })
  return (
    <div className="beside">
      <p className="meta">{name}</p>
      <p dir="auto">
        {before === undefined || now.version === before.version || before.value === null ? (
          (textOf(now.value) ?? t('entry.gone'))
        ) : (
          <Diff before={textOf(before.value) ?? ''} after={textOf(now.value) ?? ''} />
        )}
      </p>
      {now.opened === true && <StateTag tone="blue">{t('data.effectOpen')}</StateTag>}
      {isCorrected && now.correctionReason !== undefined && (
        <p>{t('entry.reason', { reason: now.correctionReason })}</p>
      )}
      {isCorrected && <WrittenBy version={now} owner={now.author.employer ?? owner} team={team} />}
      {mayGo && (
        <p>
          <Link
            to="/customerships/$customership/data/$category/$entry"
            params={{ customership: entry.customership, category: `${entry.category}`, entry: id }}
            search={{}}
            aria-label={`${history}: ${name}`}
          >
            {history}
          </Link>
        </p>
      )}
    </div>
  )
}
