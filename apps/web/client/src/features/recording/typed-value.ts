import { readRememberedDay, readTypedDay, typedDay } from '../../i18n/typed-day.ts'
import type { Control, Question } from './controls.ts'

/** What is typed or chosen in one control: a text, a code, `yes` or `no`; of a list, its items. */
export type Typed = string | readonly string[]
/** What is typed in a form, by member of the value. */
export type TypedParts = Readonly<Record<string, Typed>>

/** What is wrong with what is typed; screens have a sentence for each. */
export type Fault = 'required' | 'day' | 'rememberedDay' | 'number' | 'short' | 'long' | 'form' | 'language'

export const textOf = (typed: Typed | undefined): string => (typeof typed === 'string' ? typed : '')
export const itemsOf = (typed: Typed | undefined): readonly string[] =>
  typed === undefined || typeof typed === 'string' ? [] : typed

/** Whether the question is asked, by what is chosen elsewhere. */
export function isAsked({ when }: Question, parts: TypedParts): boolean {
  return when === undefined || parts[when.member] === when.code
}

/** What is wrong with the answer to a question, by its form alone; undefined when nothing is. */
export function findFault({ control, isNeeded }: Question, typed: Typed | undefined): Fault | undefined {
  const text = textOf(typed).trim()
  const items = itemsOf(typed).filter((item) => item.trim() !== '')
  if (control.kind === 'lines' || control.kind === 'codes') {
    if (items.length < control.least) return 'required'
    return control.kind === 'lines' && items.some((item) => item.length > control.longest)
      ? 'long'
      : undefined
  }
  if (text === '') return isNeeded ? 'required' : undefined
  return findTextFault(control, text)
}

function findTextFault(control: Control, text: string): Fault | undefined {
  switch (control.kind) {
    case 'day':
      return readTypedDay(text) === undefined ? 'day' : undefined
    case 'rememberedDay':
      return readRememberedDay(text) === undefined ? 'rememberedDay' : undefined
    case 'number': {
      const isWithin = Number(text) >= control.least && Number(text) <= control.most
      return /^\d+$/.test(text) && isWithin ? undefined : 'number'
    }
    case 'language':
      return languageCode.test(text) ? undefined : 'language'
    case 'line':
    case 'long':
      if (text.length > control.most) return 'long'
      if (text.length < control.least) return 'short'
      return control.pattern === undefined || new RegExp(control.pattern, 'iu').test(text)
        ? undefined
        : 'form'
    default:
      return undefined
  }
}

/** ISO 639, perhaps with a region or script, which the service leaves out. */
const languageCode = /^[a-z]{2,3}(?:[-_].*)?$/i

/** The value that what is typed stands for; parts without an answer, or that are not asked, are left out. */
export function valueFrom(questions: readonly Question[], parts: TypedParts): unknown {
  const answered = questions
    .filter((question) => isAsked(question, parts))
    .map(({ member, control }) => [member, partOf(control, parts[member])] as const)
    .filter(([, part]) => part !== undefined)
  const whole = answered.find(([member]) => member === '')
  return whole === undefined ? Object.fromEntries(answered) : whole[1]
}

function partOf(control: Control, typed: Typed | undefined): unknown {
  const text = textOf(typed).trim()
  if (control.kind === 'lines' || control.kind === 'codes') {
    const items = itemsOf(typed).filter((item) => item.trim() !== '')
    return items.map((item) => item.trim())
  }
  if (text === '') return undefined
  switch (control.kind) {
    case 'day':
      return readTypedDay(text) ?? text
    case 'rememberedDay':
      return readRememberedDay(text) ?? text
    case 'number':
      return Number(text)
    case 'yesNo':
      return text === 'yes'
    default:
      return text
  }
}

/** A stored value as it would have been typed. */
export function typedOf(questions: readonly Question[], value: unknown): TypedParts {
  const members: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : { '': value }
  return Object.fromEntries(
    questions.map(({ member, control }) => [member, typedPart(control, members[member])]),
  )
}

function typedPart({ kind }: Control, part: unknown): Typed {
  if (kind === 'lines' || kind === 'codes') return Array.isArray(part) ? part.map(String) : []
  if (typeof part === 'boolean') return part ? 'yes' : 'no'
  if (typeof part !== 'string' && typeof part !== 'number') return ''
  return kind === 'day' || kind === 'rememberedDay' ? typedDay(`${part}`) : `${part}`
}
