import { useTranslation } from 'react-i18next'
import type { SummaryEvent } from '../../api/answers.ts'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { formatListDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'

/** What has happened in a file last, the latest first. */
export function History({ events }: { readonly events: readonly SummaryEvent[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useOrganisationName()
  if (events.length === 0) return <p className="body">{t('file.historyEmpty')}</p>
  return (
    <ol className="list">
      {events.map(({ event, happenedOn, organisation, version, by }) => (
        <li key={`${version} ${event} ${organisation}`}>
          <p className="meta">{formatListDay(happenedOn, language)}</p>
          <p>{t(`event.${event}`)}</p>
          <p className="meta">
            {[by?.name, nameOf(organisation)].filter((each) => each !== undefined).join(', ')}
          </p>
        </li>
      ))}
    </ol>
  )
}
