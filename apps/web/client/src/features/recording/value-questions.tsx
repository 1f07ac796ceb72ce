import { useTranslation } from 'react-i18next'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { said } from '../../declaration/register-words.ts'
import { questionsOf } from './controls.ts'
import { idOf } from './form.ts'
import { faultText } from './form-fault-text.ts'
import { QuestionField } from './question-field.tsx'
import { isAsked } from './typed-value.ts'
import type { TypedFormState } from './use-typed-form.ts'

/** The category of names, numbers and addresses: there they are what is recorded. */
const contactCategory = 1

interface ValueQuestionsProps {
  readonly field: DeclaredField
  readonly state: TypedFormState
  readonly isLocked: boolean
  /** What the service has refused, by the control's id. */
  readonly refused: Readonly<Record<string, string>>
}

function hintOf({ help, hints }: DeclaredField, member: string): string | undefined {
  const hint = member === '' ? help : hints[member]
  return hint === undefined ? undefined : said(hint)
}

/** The controls that the value of a field is put together with. */
export function ValueQuestions({ field, state, isLocked, refused }: ValueQuestionsProps) {
  const { t } = useTranslation()
  const { form } = state
  return questionsOf(field)
    .filter((question) => isAsked(question, form.value))
    .map((question) => {
      const { member, when } = question
      const id = idOf('value', member)
      const fault = state.findShown(id)
      return (
        <QuestionField
          key={`${when?.code ?? ''}${member}`}
          question={question}
          asked={{
            id,
            hint: hintOf(field, member),
            fault: fault === undefined ? refused[id] : faultText(fault, t),
            onLeave: () => state.leave(id),
            isLocked,
          }}
          typed={form.value[member]}
          onChange={(typed) => state.setPart(member, typed)}
          isAdvised={field.category !== contactCategory}
        />
      )
    })
}
