import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessLogLine, FileView, LogAsked } from '../../api/answers.ts'
import { MoreRows } from '../../api/more-rows.tsx'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { useAccessLog, useFileFacts } from '../../api/queries.ts'
import { dayOf, formatToday } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, DataTable, Loaded, PrintButton, ShownCount } from '../../ui/index.ts'
import { LoadedPage, NotFound } from '../../ui/routed.ts'
import { byDay } from '../own/log-days.ts'
import { WhyNot } from '../why/why-not.tsx'
import { accessLogColumns } from './access-log-columns.tsx'
import { FileFrame } from './file-frame.tsx'
import { everyLine, filterLines, totalsOf } from './log-filter.ts'
import { LogFilters } from './log-filters.tsx'

const route = getRouteApi('/customerships/$customership/access-log')

/** Who has used a file: for those whom the service lets watch over it. */
export function AccessLog() {
  const { t } = useTranslation()
  const { customership } = route.useParams()
  const file = useFileFacts(customership)
  return (
    <LoadedPage query={file}>
      {(data) =>
        data.permitted.includes('accessLog.read') ? (
          <LogOfFile file={data} />
        ) : (
          <NotFound>
            <p>
              <WhyNot
                label={t('why.askPage')}
                question={{ operation: 'accessLog.read' }}
                customership={customership}
              />
            </p>
          </NotFound>
        )
      }
    </LoadedPage>
  )
}

function LogOfFile({ file }: { readonly file: FileView }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<LogAsked>({})
  const [filter, setFilter] = useState(everyLine)
  const log = useAccessLog(file.id, asked)
  return (
    <FileFrame file={file} page={t('log.title')} mayReadData read={log} acts={<PrintButton />}>
      <Loaded query={log} absent={<NotFound />}>
        {({ pages }) => {
          const lines = pages.flatMap(({ items }) => items)
          const shown = filterLines(lines, filter)
          return (
            <div className="stack">
              <p role="status">
                {t('log.totals', totalsOf(shown))} {log.hasNextPage && t('log.partly')}
              </p>
              <Card title={t('log.lines')} beside={<ShownCount n={shown.length} total={lines.length} />}>
                <LogFilters {...{ lines, asked, filter }} onAsk={setAsked} onFilter={setFilter} />
                <Lines shown={shown} />
              </Card>
              <div className="row between">
                <span className="meta">
                  {t('log.logged')} {t('logFilter.note')}
                </span>
                <MoreRows more={log} />
              </div>
            </div>
          )
        }}
      </Loaded>
    </FileFrame>
  )
}

function Lines({ shown }: { readonly shown: readonly AccessLogLine[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  if (shown.length === 0) return <p className="empty">{t('list.emptyFilter')}</p>
  return (
    <DataTable
      caption={t('log.title')}
      columns={accessLogColumns(t, language, organisationOf)}
      groups={byDay(shown, ({ at }) => dayOf(at)).map(({ day, lines: rows }) => ({
        title: formatToday(day, language),
        rows,
      }))}
      keyOf={({ line }) => line}
    />
  )
}
