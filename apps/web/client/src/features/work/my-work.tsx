import { useTranslation } from 'react-i18next'
import { useCaseload } from '../../api/queries.ts'
import { useMay, useSession } from '../../api/session-info.ts'
import { formatToday } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, Loaded, PageHeading, Refresh } from '../../ui/index.ts'
import { Awaiting } from './awaiting.tsx'
import { DueTable } from './due-table.tsx'
import { Notices } from './notices.tsx'

/** The day's work: by whose turn and by when, not by what the database holds. */
export function MyWork() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { calendar } = useSession()
  const may = useMay()
  return (
    <main id="content" className="page">
      <PageHeading
        title={t('work.title')}
        beside={<span className="meta upper">{formatToday(calendar, language)}</span>}
      />
      <div className="work-grid">
        {may('customership.list') && <Tasks today={calendar} />}
        <div>
          {may('notification.read') && <Notices />}
          {may('customership.list') && <Awaiting mayTake={may('customership.take')} />}
        </div>
      </div>
    </main>
  )
}

function Tasks({ today }: { readonly today: string }) {
  const { t } = useTranslation()
  const caseload = useCaseload()
  return (
    <Card title={t('work.tasks')} beside={<Refresh query={caseload} />}>
      <Loaded query={caseload}>
        {({ pages }) => <DueTable rows={pages.flatMap(({ items }) => items)} today={today} more={caseload} />}
      </Loaded>
    </Card>
  )
}
