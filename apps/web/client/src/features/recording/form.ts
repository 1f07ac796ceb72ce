import { findField } from '../../declaration/declaration.ts'
import { type DeclaredField, type LocalizedText, theRegister } from '../../declaration/declared-register.ts'
import { readTypedDay } from '../../i18n/typed-day.ts'
import { isEmptyPhrase } from './advice.ts'
import { type Control, type Question, questionsOf } from './controls.ts'
import { type Fault, findFault, isAsked, type TypedParts, textOf } from './typed-value.ts'

/** What stands beside a value in a form. */
export type Beside = 'effect' | 'necessity' | 'occurredOn' | 'reason'

/** What is typed in a form: the parts of the value, and what is said of it. */
export interface TypedForm {
  readonly value: TypedParts
  readonly beside: Readonly<Record<Beside, string>>
  readonly source: string
  /** Whether the whole team reads the effect. */
  readonly effectOpen: boolean
}

/** What is wrong in a form, and the control where it is. */
export interface FormFault {
  readonly id: string
  readonly kind: Fault | 'future' | 'necessity' | 'effect' | 'saysNothing'
  /** How many characters it takes at least or at most. */
  readonly n: number
  readonly title: LocalizedText | Beside
}

export const idOf = (part: 'value' | 'beside', member: string) => `${part}-${member || 'whole'}`

/** The statements that a field demands beside it, each with the field in which it is stored. */
export function statementsOf({ effect, necessity }: DeclaredField): readonly {
  readonly beside: 'effect' | 'necessity'
  readonly field: DeclaredField
}[] {
  const found = (beside: 'effect' | 'necessity', id: string | undefined) => {
    const field = id === undefined ? undefined : findField(id)
    return field === undefined ? [] : [{ beside, field } as const]
  }
  return [...found('effect', effect), ...found('necessity', necessity)]
}

const reason: Control = { kind: 'long', least: 1, most: 1_000 }

/** What is wrong in a form of this kind; `today` is the service's calendar. */
export function faultsOf(
  field: DeclaredField,
  form: TypedForm,
  { isCorrection, today }: { readonly isCorrection: boolean; readonly today: string },
): readonly FormFault[] {
  return [
    ...questionsOf(field)
      .filter((question) => isAsked(question, form.value))
      .flatMap((question) => faultAt(question, form.value[question.member], field.linkedOnly)),
    ...(isCorrection ? [] : statementsOf(field)).flatMap(({ beside, field: { schema, ...rest } }) => {
      const [question] = questionsOf({ schema, ...rest })
      return question === undefined ? [] : besideFault(beside, question.control, form)
    }),
    ...occurredFault(form, today),
    ...(isCorrection ? besideFault('reason', reason, form) : []),
  ]
}

function faultAt(
  question: Question,
  typed: TypedParts[string] | undefined,
  isStatement: boolean,
): readonly FormFault[] {
  const isEmpty = isStatement && isEmptyPhrase(textOf(typed), theRegister().writingAdvice)
  const kind = findFault(question, typed) ?? (isEmpty ? 'saysNothing' : undefined)
  if (kind === undefined) return []
  const { member, title, control } = question
  const n = kind === 'saysNothing' ? 0 : boundOf(control, kind)
  return [{ id: idOf('value', member), kind, n, title }]
}

function besideFault(beside: Beside, control: Control, { beside: typed }: TypedForm): readonly FormFault[] {
  const question = { member: beside, title: { fi: '', sv: '', en: '' }, isNeeded: true, control }
  const found = findFault(question, typed[beside])
  const isEmpty = found === undefined && isEmptyPhrase(typed[beside], theRegister().writingAdvice)
  if (found === undefined && !isEmpty) return []
  const kind =
    found === undefined || found === 'required' || found === 'short' ? askedFor(beside, found) : found
  return [
    { id: idOf('beside', beside), kind, n: found === undefined ? 0 : boundOf(control, found), title: beside },
  ]
}

/** What is asked for where a statement is missing or says nothing. */
function askedFor(beside: Beside, found: Fault | undefined): FormFault['kind'] {
  if (beside === 'necessity' || beside === 'effect') return beside
  return found ?? 'saysNothing'
}

function occurredFault({ beside: { occurredOn } }: TypedForm, today: string): readonly FormFault[] {
  const typed = textOf(occurredOn).trim()
  if (typed === '') return []
  const day = readTypedDay(typed)
  if (day !== undefined && day <= today) return []
  return [
    {
      id: idOf('beside', 'occurredOn'),
      kind: day === undefined ? 'day' : 'future',
      n: 0,
      title: 'occurredOn',
    },
  ]
}

function boundOf(control: Control, fault: Fault): number {
  if (control.kind === 'lines') return control.longest
  if (!('least' in control)) return 0
  return fault === 'long' && 'most' in control ? control.most : control.least
}
