import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessLogLine } from '../../api/answers.ts'
import { MoreRows } from '../../api/more-rows.tsx'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { useAccessLog, useFileFacts } from '../../api/queries.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { categoryNumbers } from '../../declaration/declaration.ts'
import { dayOf, formatToday } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, DataTable, Loaded, Refresh, Select, ShownCount, TickBox } from '../../ui/index.ts'
import { LoadedPage, NotFound } from '../../ui/routed.ts'
import { byDay } from '../own/log-days.ts'
import { WhyNot } from '../why/why-not.tsx'
import { accessLogColumns } from './access-log-columns.tsx'
import { FileFrame } from './file-frame.tsx'
import { everyLine, filterLines, totalsOf } from './log-filter.ts'

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
          <FileFrame file={data} page={t('log.title')} mayReadData>
            <LogOfFile customership={customership} />
          </FileFrame>
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

function LogOfFile({ customership }: { readonly customership: string }) {
  const { t } = useTranslation()
  const log = useAccessLog(customership)
  return (
    <Loaded query={log} absent={<NotFound />}>
      {({ pages }) => (
        <div className="stack">
          <Refresh query={log} />
          <Lines lines={pages.flatMap(({ items }) => items)} />
          <div className="row between">
            <span className="meta">{t('log.logged')}</span>
            <MoreRows more={log} />
          </div>
        </div>
      )}
    </Loaded>
  )
}

function Lines({ lines }: { readonly lines: readonly AccessLogLine[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  const [filter, setFilter] = useState(everyLine)
  const shown = filterLines(lines, filter)
  const all = { value: '', label: t('table.all') }
  const organisations = [...new Set(lines.flatMap(({ organisation }) => organisation ?? []))].map((id) => ({
    value: id,
    label: organisationOf(id)?.name[language] ?? '',
  }))
  const categories = categoryNumbers.map((each) => ({ value: `${each}`, label: categoryTitle(each) }))
  return (
    <>
      <p role="status">{t('log.totals', totalsOf(shown))}</p>
      <Card title={t('log.lines')} beside={<ShownCount n={shown.length} total={lines.length} />}>
        <div className="filters">
          <Select
            label={t('log.organisation')}
            value={filter.organisation}
            onChange={(organisation) => setFilter({ ...filter, organisation })}
            options={[all, ...organisations]}
          />
          <Select
            label={t('log.category')}
            value={filter.category}
            onChange={(category) => setFilter({ ...filter, category })}
            options={[all, ...categories]}
          />
          <TickBox
            label={t('log.odd')}
            value={filter.odd}
            onChange={(odd) => setFilter({ ...filter, odd })}
          />
        </div>
        {shown.length === 0 && <p className="empty">{t('list.emptyFilter')}</p>}
        {shown.length > 0 && (
          <DataTable
            caption={t('log.title')}
            columns={accessLogColumns(t, language, organisationOf)}
            groups={byDay(shown, ({ at }) => dayOf(at)).map(({ day, lines: rows }) => ({
              title: formatToday(day, language),
              rows,
            }))}
            keyOf={({ line }) => line}
          />
        )}
      </Card>
    </>
  )
}
