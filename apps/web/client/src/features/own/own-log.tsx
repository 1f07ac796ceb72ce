import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MoreRows } from '../../api/more-rows.tsx'
import { useOwnLog } from '../../api/queries.ts'
import { dayOf, formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, EmptyState, Notice, PageHeading, Refresh } from '../../ui/index.ts'
import { Link, LoadedPage } from '../../ui/routed.ts'
import { byDay } from './log-days.ts'
import { LogLine } from './log-line.tsx'

const route = getRouteApi('/own/$customership/log')

/** Who has used the customer's data, day by day, in sentences. */
export function OwnLog() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { customership } = route.useParams()
  const log = useOwnLog(customership)
  return (
    <LoadedPage query={log}>
      {({ pages }) => {
        const lines = pages.flatMap(({ items }) => items)
        const [{ delayed } = { delayed: [] }] = pages
        return (
          <main id="content" className="page reading own stack">
            <p>
              <Link to="/own">{t('own.title')}</Link>
            </p>
            <PageHeading title={t('own.log')} beside={<Refresh query={log} />} />
            <p>{t('own.logNote')}</p>
            {delayed.map(({ number, ground, until }) => (
              <Notice key={`${number} ${until}`}>
                {t('own.delayed', { date: formatDay(until, language), ground: ground.words[language] })}
              </Notice>
            ))}
            {lines.length === 0 && (
              <EmptyState level={2} title={t('own.logEmpty')} text={t('own.logEmptyText')} />
            )}
            {byDay(lines, ({ at }) => dayOf(at)).map(({ day, lines: ofDay }) => (
              <Card key={day} title={formatDay(day, language)}>
                <ul className="list">
                  {ofDay.map((line) => (
                    <LogLine key={line.line} line={line} />
                  ))}
                </ul>
              </Card>
            ))}
            <MoreRows more={log} />
          </main>
        )
      }}
    </LoadedPage>
  )
}
