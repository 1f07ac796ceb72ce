import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeading } from './page-heading.tsx'

/** One and the same page for what is not there and for what this person may not know of. */
export function NotFound({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <main id="content" className="page reading stack">
      <PageHeading title={t('states.none')} />
      <p>{t('states.noneText')}</p>
      {children}
      <p>
        <Link to="/">{t('service.name')}</Link>
      </p>
    </main>
  )
}
