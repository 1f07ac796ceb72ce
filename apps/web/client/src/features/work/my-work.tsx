import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../../api/session-info.ts'
import { daysBetween, formatDay, formatToday } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { takeRoleChange } from '../../session/role-change.ts'
import { EmptyState, Icon, Notice, PageHeading } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { MyDrafts } from '../drafts/my-drafts.tsx'
import { OwnOpenings } from '../glass/own-openings.tsx'
import { tell } from '../told/tell.ts'
import { ToldNotice } from '../told/told-notice.tsx'
import { Awaiting } from './awaiting.tsx'
import { Notices } from './notices.tsx'
import { Tasks } from './tasks.tsx'

/** The day's work: by whose turn and by when, not by what the database holds. */
export function MyWork() {
  const { t } = useTranslation()
  const language = useLanguage()
  const session = useSession()
  const { calendar } = session
  const may = useMay()
  useEffect(() => {
    if (takeRoleChange()) tell({ text: (t) => t('role.onlyOne') })
  }, [])
  return (
    <main id="content" className="page">
      <PageHeading
        title={t('work.title')}
        beside={
          <>
            <span className="meta">{formatToday(calendar, language)}</span>
            {may('customership.start') && (
              <Link to="/customerships/start" className="act push">
                <Icon name="add" />
                {t('start.title')}
              </Link>
            )}
          </>
        }
      />
      <ToldNotice />
      {'validUntil' in session && <RightEnding until={session.validUntil} today={calendar} />}
      {!may('customership.list') && !may('notification.read') && (
        <EmptyState level={2} title={t('work.nothing')} text={t('work.nothingText')} />
      )}
      <div className="work-grid">
        {may('customership.list') && <Tasks />}
        <div>
          <OwnOpenings />
          {may('draft.keep') && <MyDrafts />}
          {may('customership.list') && <Awaiting mayTake={may('customership.take')} />}
          {may('notification.read') && <Notices />}
        </div>
      </div>
    </main>
  )
}

/** Days before the end of a right from which on it is told: the employer needs time to apply. */
const toldBefore = 60

function RightEnding({ until, today }: { readonly until: string; readonly today: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (daysBetween(today, until) > toldBefore) return undefined
  return (
    <div className="spaced">
      <Notice tone="soon">{t('role.ending', { date: formatDay(until, language) })}</Notice>
    </div>
  )
}
