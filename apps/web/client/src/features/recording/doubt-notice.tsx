import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/index.ts'
import type { TypedFormState } from './use-typed-form.ts'

/** The question before what is in doubt is stored: saving once more answers it. */
export function DoubtNotice({ state }: { readonly state: TypedFormState }) {
  const { t } = useTranslation()
  const question = useRef<HTMLParagraphElement>(null)
  const { isDoubted } = state
  // The focus leaves the button: whoever presses it once more has read the question.
  useEffect(() => {
    if (isDoubted) question.current?.focus()
  }, [isDoubted])
  if (!isDoubted) return undefined
  return (
    <Notice tone="error" live>
      <p ref={question} tabIndex={-1}>
        {t('record.doubt', { texts: state.doubts.map((text) => `”${text}”`).join(', ') })}
      </p>
    </Notice>
  )
}
