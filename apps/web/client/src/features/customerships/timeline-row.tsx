import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileView, HistoryEvent } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { fieldName } from '../../declaration/register-words.ts'
import { formatDayOfYear } from '../../i18n/formats.ts'
import { staffTitle } from '../../i18n/staff-title.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Icon, OrgBadge } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { EventWords } from './event-words.tsx'
import type { Recorded, TimelineRow } from './timeline-kinds.ts'

interface RowOfTimelineProps {
  readonly row: TimelineRow
  readonly file: FileView
}

/** One row of the timeline: when, of which party, what, and by whom. */
export function RowOfTimeline({ row, file }: RowOfTimelineProps) {
  if ('event' in row)
    return (
      <Row row={row} by={row.event.by ?? undefined}>
        <EventWords of={row.event} />
      </Row>
    )
  const { person, role } = row.recorded.first.author
  const member = file.team.find((each) => each.person === person)
  return (
    <Row row={row} by={member ?? { role }} kind={role === 'customer' ? role : undefined}>
      <RecordedWords recorded={row.recorded} file={file} />
    </Row>
  )
}

interface By {
  readonly name?: string
  readonly title?: string
  readonly role: NonNullable<HistoryEvent['by']>['role']
}

interface RowProps {
  readonly row: TimelineRow
  readonly by: By | undefined
  /** Whose badge it has, where that is not the organisation's. */
  readonly kind?: string | undefined
  readonly children: ReactNode
}

const drawings = { course: 'plan', data: 'recorded', team: 'team', end: 'end' } as const

function Row({ row: { kind: what, happenedOn, organisation }, by, kind, children }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const party = useOrganisationOf()(organisation)
  const post = by === undefined ? undefined : staffTitle(by, language)
  const whose = kind === undefined ? party?.name[language] : undefined
  return (
    <li className="event-row">
      <span className="meta">{formatDayOfYear(happenedOn, language)}</span>
      <span className="meta kind">
        <Icon name={drawings[what]} />
        {t(`timeline.${what}`)}
      </span>
      <OrgBadge kind={kind ?? party?.kind ?? ''} />
      <span>
        {children}
        <span className="meta block">
          {[by?.name, post, whose].filter((each) => each !== undefined).join(', ')}
        </span>
      </span>
    </li>
  )
}

/** What was recorded or corrected, by the name of its field and never by its value. */
function RecordedWords({ recorded: { first, acts }, file }: { recorded: Recorded; file: FileView }) {
  const { t } = useTranslation()
  return (
    <>
      {t(first.version > 1 ? 'timeline.corrected' : 'timeline.recorded')}{' '}
      {acts.map((act, place) => (
        <span key={`${act.entry} ${act.version}`}>
          {place > 0 && ', '}
          <Link
            to="/customerships/$customership/data/$category/$entry"
            params={{ customership: file.id, category: `${act.category}`, entry: act.entry }}
            search={{}}
          >
            {fieldName(act.field)}
          </Link>
          {act.removed && ` (${t('timeline.removed')})`}
          {act.version > 1 && <span className="meta"> {t('data.version', { n: act.version })}</span>}
        </span>
      ))}
    </>
  )
}
