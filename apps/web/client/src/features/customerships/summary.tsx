import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Summary as SummaryAnswer } from '../../api/answers.ts'
import { useListDay } from '../../api/list-day.ts'
import { fileOfSummary, useSummary } from '../../api/queries.ts'
import { useSession } from '../../api/session-info.ts'
import { theRegister } from '../../declaration/declared-register.ts'
import { Card, Icon, PrintButton } from '../../ui/index.ts'
import { Link, LoadedPage } from '../../ui/routed.ts'
import { AbsentFile } from '../glass/absent-file.tsx'
import { useIsOutside } from '../glass/openings.ts'
import { mayRecordField } from '../rules/field-readers.ts'
import { ClockLine } from './clock-line.tsx'
import { EndOfFile } from './end-of-file.tsx'
import { FileFrame } from './file-frame.tsx'
import { History } from './history.tsx'
import { NextActs } from './next-acts.tsx'
import { Parties } from './parties.tsx'
import { PersonLine } from './person-line.tsx'
import { OwnView, Situation } from './situation.tsx'
import { Team } from './team.tsx'

const route = getRouteApi('/customerships/$customership')

/** One file at a glance: its days, what comes next, the situation, its team, what has happened last. */
export function Summary() {
  const { t } = useTranslation()
  const { customership } = route.useParams()
  const summary = useSummary(customership)
  return (
    <LoadedPage query={summary} absent={<AbsentFile customership={customership} />}>
      {(data) => (
        <FileFrame
          file={fileOfSummary(data)}
          page={t('file.summary')}
          mayReadData
          acts={
            <>
              <PrintButton />
              <AddFact summary={data} />
            </>
          }
          shown={{ part: 'all', query: summary }}
          bar={<PersonLine summary={data} />}
        >
          <SummaryCards summary={data} />
        </FileFrame>
      )}
    </LoadedPage>
  )
}

/** The way to record something, for those who may record in this file. */
function AddFact({ summary }: { readonly summary: SummaryAnswer }) {
  const { t } = useTranslation()
  const { role } = useSession()
  const { customership, kelaInPlan, permitted, team } = summary
  const isOutside = useIsOutside(customership, team)
  const isRecorder = theRegister().fields.some((field) => mayRecordField(role, field, kelaInPlan))
  if (isOutside || !isRecorder || !permitted.includes('entry.record')) return undefined
  return (
    <Link
      to="/customerships/$customership/data/new"
      params={{ customership }}
      search={{}}
      className="main-act"
    >
      <Icon name="add" />
      {t('record.add')}
    </Link>
  )
}

function SummaryCards({ summary }: { readonly summary: SummaryAnswer }) {
  const { t } = useTranslation()
  const isOutside = useIsOutside(summary.customership, summary.team)
  const listDay = useListDay()
  const [latest] = summary.events
  return (
    <div className="stack">
      <Card title={t('file.clock')} beside={<span className="meta">{t('file.clockNote')}</span>}>
        <ClockLine file={summary} />
      </Card>
      <div className="file-columns">
        <div>
          <NextActs next={summary.next} />
          <Situation summary={summary} />
          <EndOfFile file={summary} />
        </div>
        <div>
          <OwnView situation={summary.situation} />
          <Team team={summary.team} />
          <Parties file={summary} />
          <Card
            title={t('file.history')}
            folded={latest === undefined ? '' : listDay(latest.happenedOn)}
            beside={
              !isOutside && (
                <Link
                  to="/customerships/$customership/timeline"
                  params={{ customership: summary.customership }}
                  className="off-print"
                >
                  {t('file.historyAll')}
                </Link>
              )
            }
          >
            <History events={summary.events} />
          </Card>
        </div>
      </div>
    </div>
  )
}
