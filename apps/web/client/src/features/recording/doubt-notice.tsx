import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/index.ts'
import type { TypedFormState } from './use-typed-form.ts'

/** The question before what is in doubt is stored: saving once more answers it. */
export function DoubtNotice({ state }: { readonly state: TypedFormState }) {
  const { t } = useTranslation()
  if (!state.isDoubted) return undefined
  return (
    <Notice tone="error" live>
      <p>{t('record.doubt', { texts: state.doubts.map((text) => `”${text}”`).join(', ') })}</p>
    </Notice>
  )
}
