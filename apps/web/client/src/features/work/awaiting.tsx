import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AwaitingRow } from '../../api/answers.ts'
import { MoreRows } from '../../api/more-rows.tsx'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { useAwaiting } from '../../api/queries.ts'
import { useSession } from '../../api/session-info.ts'
import { daysBetween, formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Card, EmptyState, Loaded, OrgBadge, Refresh } from '../../ui/index.ts'
import { TakeDialog } from './take-dialog.tsx'
import { waitsSince } from './waits-since.ts'

/** Files that wait for a responsible officer of this person's party. */
export function Awaiting({ mayTake }: { readonly mayTake: boolean }) {
  const { t } = useTranslation()
  const awaiting = useAwaiting()
  const [taking, setTaking] = useState<AwaitingRow>()
  const n = awaiting.data?.pages.flatMap(({ items }) => items).length ?? 0
  return (
    <Card title={t('awaiting.title')} beside={n > 0 && <span className="count">{n}</span>}>
      <Loaded query={awaiting} lines={3}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0)
            return <EmptyState title={t('awaiting.emptyTitle')} text={t('awaiting.emptyText')} />
          return (
            <>
              <ul className="list">
                {rows.map((row) => (
                  <AwaitingFile key={row.id} row={row} onTake={mayTake ? () => setTaking(row) : undefined} />
                ))}
              </ul>
              {awaiting.hasNextPage && (
                <div className="body">
                  <MoreRows more={awaiting} />
                </div>
              )}
            </>
          )
        }}
      </Loaded>
      <div className="card-foot">
        <Refresh query={awaiting} />
      </div>
      {taking !== undefined && <TakeDialog row={taking} onClose={() => setTaking(undefined)} />}
    </Card>
  )
}

interface AwaitingFileProps {
  readonly row: AwaitingRow
  readonly onTake: (() => void) | undefined
}

function AwaitingFile({ row, onTake }: AwaitingFileProps) {
  const { t } = useTranslation()
  return (
    <li className="row between">
      <div>
        <p>
          <OrgBadge kind={row.party} /> <strong>{row.number}</strong>
        </p>
        <WaitsFor row={row} />
      </div>
      {onTake !== undefined && (
        <Button kind="secondary" label={t('awaiting.takeOne', { number: row.number })} onPress={onTake}>
          {t('awaiting.take')}
        </Button>
      )}
    </li>
  )
}

/** By whose act a file awaits this party, and for how long; whose it is is told once it is taken. */
export function WaitsFor({ row: { startedOn, waits } }: { readonly row: AwaitingRow }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { calendar } = useSession()
  const nameOf = useOrganisationName()
  const party = waits === null ? undefined : nameOf(waits.by)
  if (waits === null || party === undefined)
    return <p className="meta">{t('awaiting.started', { date: formatDay(startedOn, language) })}</p>
  const since = waitsSince({ startedOn, waits })
  const n = daysBetween(since, calendar)
  return (
    <p className="meta">
      {t(`awaiting.${whys[waits.because] ?? 'startedBy'}`, {
        party,
        date: formatDay(since, language),
      })}{' '}
      {t(n > 0 ? 'awaiting.waited' : 'awaiting.fresh', { n })}
    </p>
  )
}

const whys: Readonly<Record<string, 'transferredBy' | 'forsaken'>> = {
  transferred: 'transferredBy',
  partyForsaken: 'forsaken',
}
