import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileView, HistoryEvent } from '../../api/answers.ts'
import { MoreRows } from '../../api/more-rows.tsx'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { useEntryActs, useFileFacts, useHistory } from '../../api/queries.ts'
import { formatMonth } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, Chip, Loaded, PrintButton, Select, ShownCount } from '../../ui/index.ts'
import { LoadedPage } from '../../ui/routed.ts'
import { FileFrame } from './file-frame.tsx'
import {
  byMonth,
  rowsOfActs,
  rowsOfEvents,
  type TimelineKind,
  type TimelineRow,
  timelineKinds,
  untilOldest,
} from './timeline-kinds.ts'
import { RowOfTimeline } from './timeline-row.tsx'

const route = getRouteApi('/customerships/$customership/timeline')

/** What has happened in a file and what was recorded in it, month by month, a sentence each. */
export function Timeline() {
  const { t } = useTranslation()
  const { customership } = route.useParams()
  const file = useFileFacts(customership)
  const history = useHistory(customership)
  return (
    <LoadedPage query={file}>
      {(data) => (
        <FileFrame
          file={data}
          page={t('timeline.title')}
          mayReadData
          acts={<PrintButton />}
          shown={{ part: 'file', query: history }}
        >
          <Loaded query={history}>{({ items }) => <WithActs file={data} events={items} />}</Loaded>
        </FileFrame>
      )}
    </LoadedPage>
  )
}

interface WithActsProps {
  readonly file: FileView
  readonly events: readonly HistoryEvent[]
}

function WithActs({ file, events }: WithActsProps) {
  const acts = useEntryActs(file.id)
  return (
    <Loaded query={acts}>
      {({ pages }) => {
        const read = pages.flatMap(({ items }) => items)
        const oldest = acts.hasNextPage ? read.at(-1)?.recordedAt : undefined
        return (
          <>
            <Months file={file} rows={[...rowsOfEvents(events), ...rowsOfActs(read)]} oldest={oldest} />
            <div className="body">
              <MoreRows more={acts} />
            </div>
          </>
        )
      }}
    </Loaded>
  )
}

interface MonthsProps {
  readonly file: FileView
  readonly rows: readonly TimelineRow[]
  /** When the oldest act was recorded that has been fetched, where there are more. */
  readonly oldest: string | undefined
}

function Months({ file, rows, oldest }: MonthsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  const [kind, setKind] = useState<TimelineKind>()
  const [party, setParty] = useState('')
  const ofParty = rows.filter(({ organisation }) => party === '' || organisation === party)
  const ofKind = (wanted: TimelineKind | undefined) =>
    untilOldest(
      ofParty.filter((row) => wanted === undefined || row.kind === wanted),
      wanted === undefined ? oldest : undefined,
    )
  const shown = ofKind(kind)
  const parties = [...new Set(rows.map(({ organisation }) => organisation))].map((id) => ({
    value: id,
    label: organisationOf(id)?.name[language] ?? '',
  }))
  return (
    <div className="stack">
      <Card title={t('timeline.filters')} beside={<ShownCount n={shown.length} total={rows.length} />}>
        <div className="filters">
          <fieldset className="plain-set row" aria-label={t('timeline.kind')}>
            {[undefined, ...timelineKinds].map((each) => (
              <Chip key={each ?? ''} isOn={kind === each} onPress={() => setKind(each)}>
                {t('timeline.ofKind', {
                  kind: each === undefined ? t('table.all') : t(`timeline.${each}`),
                  n: ofKind(each).length,
                })}
              </Chip>
            ))}
          </fieldset>
          <Select
            label={t('timeline.party')}
            value={party}
            onChange={setParty}
            options={[{ value: '', label: t('table.all') }, ...parties]}
          />
        </div>
      </Card>
      {shown.length === 0 && <p className="empty">{t('list.emptyFilter')}</p>}
      {byMonth(shown).map(({ month, rows: ofMonth }) => (
        <Card
          key={month}
          title={formatMonth(`${month}-01`, language)}
          beside={<span className="meta">{t('timeline.count', { n: ofMonth.length })}</span>}
        >
          <ol className="list">
            {ofMonth.map((row) => (
              <RowOfTimeline key={row.key} row={row} file={file} />
            ))}
          </ol>
        </Card>
      ))}
      <p className="meta">{t('timeline.readable')}</p>
    </div>
  )
}
