import { useTranslation } from 'react-i18next'
import { PageHeading } from '../../ui/index.ts'
import { Notices } from './notices.tsx'

/** What has been told to this person, from wherever they are. */
export function NoticesPage() {
  const { t } = useTranslation()
  return (
    <main id="content" className="page narrow">
      <PageHeading title={t('notices.title')} />
      <Notices />
    </main>
  )
}
