import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEvent } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { useFileFacts, useHistory } from '../../api/queries.ts'
import { formatListDay, formatMonth } from '../../i18n/formats.ts'
import { staffTitle } from '../../i18n/staff-title.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, Icon, Loaded, OrgBadge, PrintButton, Select, ShownCount } from '../../ui/index.ts'
import { LoadedPage } from '../../ui/routed.ts'
import { EventWords } from './event-words.tsx'
import { FileFrame } from './file-frame.tsx'
import { byMonth, kindOf, timelineKinds } from './timeline-kinds.ts'

const route = getRouteApi('/customerships/$customership/timeline')

/** What has happened in a file, month by month, a sentence each. */
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
          <Loaded query={history}>{({ items }) => <Months events={items} />}</Loaded>
        </FileFrame>
      )}
    </LoadedPage>
  )
}

function Months({ events }: { readonly events: readonly HistoryEvent[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  const [kind, setKind] = useState('')
  const [party, setParty] = useState('')
  const shown = events.filter(
    ({ event, organisation }) =>
      (kind === '' || kindOf(event) === kind) && (party === '' || organisation === party),
  )
  const all = { value: '', label: t('table.all') }
  const parties = [...new Set(events.map(({ organisation }) => organisation))].map((id) => ({
    value: id,
    label: organisationOf(id)?.name[language] ?? '',
  }))
  const chosen = timelineKinds.map((each) => ({ value: each, label: t(`timeline.${each}`) }))
  return (
    <div className="stack">
      <Card title={t('timeline.filters')} beside={<ShownCount n={shown.length} total={events.length} />}>
        <div className="filters">
          <Select label={t('timeline.kind')} value={kind} onChange={setKind} options={[all, ...chosen]} />
          <Select label={t('timeline.party')} value={party} onChange={setParty} options={[all, ...parties]} />
        </div>
      </Card>
      {shown.length === 0 && <p className="empty">{t('list.emptyFilter')}</p>}
      {byMonth(shown).map(({ month, rows }) => (
        <Card
          key={month}
          title={formatMonth(`${month}-01`, language)}
          beside={<span className="meta">{t('timeline.count', { n: rows.length })}</span>}
        >
          <ol className="list">
            {rows.map((row) => (
              <EventRow key={`${row.recordedAt} ${row.event}`} row={row} />
            ))}
          </ol>
        </Card>
      ))}
    </div>
  )
}

const drawings = { course: 'plan', team: 'team', end: 'end' } as const

function EventRow({ row }: { readonly row: HistoryEvent }) {
  const { t } = useTranslation()
  const kind = kindOf(row.event)
  const language = useLanguage()
  const { happenedOn, organisation, by } = row
  const party = useOrganisationOf()(organisation)
  return (
    <li className="event-row">
      <span className="meta">{formatListDay(happenedOn, language)}</span>
      <span className="meta kind">
        <Icon name={drawings[kind]} />
        {t(`timeline.${kind}`)}
      </span>
      <OrgBadge kind={party?.kind ?? ''} />
      <span>
        <EventWords of={row} />
        <span className="meta block">
          {[by?.name, by === null ? undefined : staffTitle(by, language), party?.name[language]]
            .filter((each) => each !== undefined)
            .join(', ')}
        </span>
      </span>
    </li>
  )
}
