import type { DeclaredField, LocalizedText } from '../declaration/declared-register.ts'

/** A value of the register as it is shown, whatever its field's form is. */
export type ValuePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'yesNo'; readonly yes: boolean }
  | { readonly kind: 'code'; readonly list: string; readonly code: string }
  | { readonly kind: 'language'; readonly code: string }
  | { readonly kind: 'list'; readonly items: readonly ValuePart[] }
  | { readonly kind: 'members'; readonly members: readonly Member[] }

export interface Member {
  readonly name: string
  readonly title: LocalizedText | undefined
  readonly part: ValuePart
}

type Read = Pick<DeclaredField, 'codes' | 'members' | 'schema'>

const day = /^\d{4}-\d{2}-\d{2}$/

/** Reads a value by the declaration of its field: what is a code, a day, a language, and what is text. */
export function valueParts(field: Read, value: unknown, member = ''): ValuePart {
  if (Array.isArray(value))
    return { kind: 'list', items: value.map((item: unknown) => valueParts(field, item, member)) }
  if (typeof value === 'object' && value !== null)
    return {
      kind: 'members',
      members: Object.entries(value).map(([name, part]) => ({
        name,
        title: field.members[name],
        part: valueParts(field, part, name),
      })),
    }
  if (typeof value === 'boolean') return { kind: 'yesNo', yes: value }
  return textPart(field, typeof value === 'string' || typeof value === 'number' ? `${value}` : '', member)
}

function textPart(field: Read, text: string, member: string): ValuePart {
  const list = field.codes[member]
  if (list !== undefined) return { kind: 'code', list, code: text }
  if (isLanguage(field.schema, member)) return { kind: 'language', code: text }
  return day.test(text) ? { kind: 'day', day: text } : { kind: 'text', text }
}

/** Whether the form of the value, or of the member, is the code of a language. */
function isLanguage(schema: unknown, member: string): boolean {
  if (typeof schema !== 'object' || schema === null) return false
  const { format, properties } = Object.fromEntries(Object.entries(schema))
  if (member === '') return format === 'language'
  if (typeof properties !== 'object' || properties === null) return false
  return Object.entries(properties).some(([name, form]) => name === member && isLanguage(form, ''))
}
