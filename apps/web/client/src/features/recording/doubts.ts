import { theRegister } from '../../declaration/declared-register.ts'
import { findAdvice } from './advice.ts'
import type { TypedForm } from './form.ts'

/** What looks as if it did not belong in the register: a person is asked once more before it is stored. */
export function doubtsIn({ value, beside }: TypedForm): readonly string[] {
  const { writingAdvice } = theRegister()
  const found = [...Object.values(value), ...Object.values(beside)]
    .flat()
    .flatMap((text) => findAdvice(text ?? '', writingAdvice))
    .filter(({ kind }) => kind === 'diagnosis' || kind === 'identityCode')
  return [...new Set(found.map(({ text }) => text))]
}
