import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useListDay } from '../../api/list-day.ts'
import { dayOf, formatTime } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { listOwnSessions, type OwnSession } from '../../session/own-sessions.ts'
import { Button, Card, Loaded, Refresh, StateTag } from '../../ui/index.ts'
import { deviceName } from './device-name.ts'
import { EndSessionDialog } from './end-session-dialog.tsx'

/** Where the person is signed in now: this browser first, and a way to end what is elsewhere. */
export function OwnSessions({ note }: { readonly note: string }) {
  const { t } = useTranslation()
  const sessions = useQuery({ queryKey: ['own-sessions'], queryFn: listOwnSessions })
  const [ending, setEnding] = useState<OwnSession>()
  return (
    <Card title={t('meHere.sessionsTitle')}>
      <Loaded query={sessions} lines={2}>
        {(rows) => (
          <>
            <ul className="list">
              {rows
                .toSorted((a, b) => Number(b.isThis) - Number(a.isThis))
                .map((row) => (
                  <SessionRow key={row.id} row={row} onEnd={() => setEnding(row)} />
                ))}
            </ul>
            <p className="body meta">{note}</p>
          </>
        )}
      </Loaded>
      <div className="card-foot">
        <Refresh query={sessions} />
      </div>
      {ending !== undefined && <EndSessionDialog row={ending} onClose={() => setEnding(undefined)} />}
    </Card>
  )
}

function SessionRow({ row, onEnd }: { readonly row: OwnSession; readonly onEnd: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const listDay = useListDay()
  const device = deviceName(row, t)
  const told = (instant: string) =>
    `${listDay(dayOf(instant))} ${formatTime(new Date(instant), language)}`.replaceAll(' ', '\u00a0')
  return (
    <li className="row between">
      <span>
        <strong>{device}</strong> {row.isThis && <StateTag tone="blue">{t('meHere.thisSession')}</StateTag>}
        <br />
        <span className="meta">
          {t('meHere.times', { begun: told(row.begunAt), used: told(row.lastUsedAt) })}
        </span>
      </span>
      {!row.isThis && (
        <Button
          kind="secondary"
          label={t('meHere.endOne', { device, begun: told(row.begunAt) })}
          onPress={onEnd}
        >
          {t('meHere.end')}
        </Button>
      )}
    </li>
  )
}
