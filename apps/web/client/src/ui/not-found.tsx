import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeading } from './page-heading.tsx'

/** One and the same page for what is not there and for what this person may not know of. */
export function NotFound() {
  const { t } = useTranslation()
  return (
    <main id="content" className="page reading stack">
      <PageHeading title={t('states.none')} />
      <p>{t('states.noneText')}</p>
      <p>
        <Link to="/">{t('service.name')}</Link>
      </p>
    </main>
  )
}
