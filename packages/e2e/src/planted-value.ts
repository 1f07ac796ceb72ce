import { type FieldId, getField } from '@tym/register'
import { z } from 'zod'

type Form = z.core.JSONSchema.BaseSchema

/** What is put into every text of the register: it must be shown as text, run nowhere, and be found again. */
export const plantedText = (mark: string) =>
  `<script>window.planted=1</script><img src=x onerror="window.planted=1">${mark}`

const fact = '2026-11-20'
const ahead = '2027-03-01'
/** Members that say when something ends or is due. */
const later = new Set(['to', 'until', 'validUntil', 'dueOn', 'nextDueOn', 'nextContactOn', 'by'])
/** For forms that a pattern gives: a postal code, a country, a year, an address of e-mail. */
const patterned = ['06100', 'FI', '2019', 'asiakas@example.invalid']

/** A value that the field takes, in which every free text is this text. Throws where none can be made. */
export function plantedValue(field: FieldId, text: string): unknown {
  const { value } = getField(field)
  const form = z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' })
  const parsed = value.safeParse(fill(form, text, ''))
  if (!parsed.success) throw new Error(`${field} takes no planted value: ${parsed.error.message}`)
  return parsed.data
}

function fill(form: Form, text: string, member: string): unknown {
  if (form.const !== undefined) return form.const
  if (form.enum !== undefined) return form.enum[0]
  if (form.examples !== undefined) return form.examples[0]
  const branch = (form.oneOf ?? form.anyOf)?.at(-1)
  if (branch !== undefined) return fill(formOf(branch), text, member)
  switch (form.type) {
    case 'integer':
      return Math.max(form.minimum ?? 1, 1)
    case 'boolean':
      return true
    case 'array':
      return [fill(formOf(form.items), text, member)]
    case 'object':
      return Object.fromEntries(
        Object.entries(form.properties ?? {}).map(([name, part]) => [name, fill(formOf(part), text, name)]),
      )
    default:
      return textOf(form, text, member)
  }
}

function textOf({ format, pattern, maxLength = 200 }: Form, text: string, member: string): string {
  if (format === 'date') return later.has(member) ? ahead : fact
  if (pattern === undefined) return text.slice(0, maxLength)
  const found = patterned.find((each) => new RegExp(pattern, 'u').test(each))
  if (found === undefined) throw new Error(`no text is known for ${pattern}`)
  return found
}

function formOf(form: Form | boolean | Form['items']): Form {
  if (typeof form !== 'object' || Array.isArray(form)) throw new Error('a form is missing')
  return form
}
