import type { DeclaredField } from '../declaration/declared-fields.ts'

/** A value of the register as it is shown, whatever its field's form is. */
export type ValuePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'yesNo'; readonly yes: boolean }
  | { readonly kind: 'code'; readonly list: string | undefined; readonly code: string }
  | { readonly kind: 'language'; readonly code: string }
  | { readonly kind: 'list'; readonly items: readonly ValuePart[] }
  | { readonly kind: 'members'; readonly members: readonly Member[] }

export interface Member {
  readonly name: string
  readonly part: ValuePart
}

/** Codes that no list of the register names; the client has words of its own for them. */
export const unlistedCodes = [
  ...['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'],
  ...['placement', 'training', 'rehabilitation', 'applies', 'exempt'],
] as const

const day = /^\d{4}-\d{2}-\d{2}$/
const codedMembers = ['level', 'kind', 'duty']
/** Members and fields that hold a language by its code of ISO 639. */
const languageMember = 'language'
const languageField = '1.12'

/** Reads a value by the declaration of its field: what is a code, a day, a language, and what is text. */
export function valueParts(field: DeclaredField, value: unknown, member = ''): ValuePart {
  if (Array.isArray(value))
    return { kind: 'list', items: value.map((item: unknown) => valueParts(field, item, member)) }
  if (typeof value === 'object' && value !== null)
    return {
      kind: 'members',
      members: Object.entries(value).map(([name, part]) => ({ name, part: valueParts(field, part, name) })),
    }
  if (typeof value === 'boolean') return { kind: 'yesNo', yes: value }
  return textPart(field, typeof value === 'string' || typeof value === 'number' ? `${value}` : '', member)
}

function textPart(field: DeclaredField, text: string, member: string): ValuePart {
  const list = field.codes?.[member]
  if (list !== undefined) return { kind: 'code', list, code: text }
  if (codedMembers.includes(member) && unlistedCodes.some((code) => code === text))
    return { kind: 'code', list: undefined, code: text }
  if (member === languageMember || field.id === languageField) return { kind: 'language', code: text }
  return day.test(text) ? { kind: 'day', day: text } : { kind: 'text', text }
}
