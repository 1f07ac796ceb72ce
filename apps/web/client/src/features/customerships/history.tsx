import { useTranslation } from 'react-i18next'
import type { SummaryEvent } from '../../api/answers.ts'
import { useListDay } from '../../api/list-day.ts'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { EventWords } from './event-words.tsx'

/** What has happened in a file last, the latest first, each at its point of a line. */
export function History({ events }: { readonly events: readonly SummaryEvent[] }) {
  const { t } = useTranslation()
  const listDay = useListDay()
  const nameOf = useOrganisationName()
  if (events.length === 0) return <p className="body">{t('file.historyEmpty')}</p>
  return (
    <ol className="happened">
      {events.map((event) => (
        <li key={`${event.recordedAt} ${event.event}`}>
          <p className="meta">{listDay(event.happenedOn)}</p>
          <p>
            <EventWords of={event} />
          </p>
          <p className="meta">
            {[event.by?.name, nameOf(event.organisation)].filter((each) => each !== undefined).join(', ')}
          </p>
        </li>
      ))}
    </ol>
  )
}
