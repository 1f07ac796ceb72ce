import { useTranslation } from 'react-i18next'
import { Refusal } from '../session/refusal.ts'

/** By which support finds what has failed in the service's log; nothing where no answer has named one. */
export function SupportId({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  if (!(error instanceof Refusal) || error.requestId === undefined) return undefined
  return <p className="meta">{t('states.support', { id: error.requestId })}</p>
}
