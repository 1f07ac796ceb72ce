import { useTranslation } from 'react-i18next'
import { useNoticeCount } from '../features/work/notice-count.ts'
import { Icon, useHasColumns } from '../ui/index.ts'
import { Link } from '../ui/routed.ts'

/** The way to one's notices, and how many wait there: it says no more than that. */
export function NoticesLink() {
  const { t } = useTranslation()
  const hasColumns = useHasColumns()
  const unread = useNoticeCount()?.unread ?? 0
  return (
    <Link to="/notices" className="notices-link" activeProps={{ 'aria-current': 'page' }}>
      <Icon name="envelope" />
      <span className={hasColumns ? undefined : 'hidden'}>{t('notices.title')}</span>
      {unread > 0 && (
        <>
          {' '}
          <span className="count" aria-hidden>
            {unread}
          </span>
          <span className="hidden">{t('notices.unread', { n: unread })}</span>
        </>
      )}
    </Link>
  )
}
