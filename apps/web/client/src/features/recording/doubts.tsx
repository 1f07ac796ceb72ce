import { useTranslation } from 'react-i18next'
import { theRegister } from '../../declaration/declared-register.ts'
import { Notice } from '../../ui/index.ts'
import { findAdvice } from './advice.ts'
import type { TypedForm } from './form.ts'
import type { TypedFormState } from './use-typed-form.ts'

/** What looks as if it did not belong in the register, so that a person is asked once more before it is stored. */
export function doubtsIn({ value, beside }: TypedForm): readonly string[] {
  const { writingAdvice } = theRegister()
  return [...Object.values(value), ...Object.values(beside)]
    .flat()
    .flatMap((text) => findAdvice(text ?? '', writingAdvice))
    .filter(({ kind }) => kind === 'diagnosis' || kind === 'identityCode')
    .map(({ text }) => text)
}

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
