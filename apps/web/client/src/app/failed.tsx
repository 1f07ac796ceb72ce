import { useTranslation } from 'react-i18next'
import { ErrorState, PageHeading } from '../ui/index.ts'

/** A page that could not be fetched or shown at all, with a way to load it again. */
export function Failed({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  return (
    <main id="content" className="page reading">
      <PageHeading title={t('service.name')} />
      <ErrorState error={error} onRetry={() => location.reload()} />
    </main>
  )
}
