import { useTranslation } from 'react-i18next'
import type { HistoryEvent } from '../../api/answers.ts'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { formatListDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'

/** How many of the latest events a summary shows. */
const shown = 6

/** What has happened in a file, the latest first. */
export function History({ events }: { readonly events: readonly HistoryEvent[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useOrganisationName()
  if (events.length === 0) return <p className="body">{t('file.historyEmpty')}</p>
  return (
    <ol className="list">
      {[...events]
        .sort((left, right) => right.recordedAt.localeCompare(left.recordedAt))
        .slice(0, shown)
        .map(({ event, happenedOn, organisation, version }) => (
          <li key={`${version} ${event}`}>
            <p className="meta">{formatListDay(happenedOn, language)}</p>
            <p>{t(`event.${event}`)}</p>
            <p className="meta">{nameOf(organisation)}</p>
          </li>
        ))}
    </ol>
  )
}
