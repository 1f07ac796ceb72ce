import { z } from 'zod'
import { allFields } from './categories.ts'
import type { Values } from './field.ts'
import type { FieldId } from './field-ids.ts'

type Json = Readonly<Record<string, unknown>>

const said: Readonly<Record<Values, string>> = {
  one: 'One value holds at a time: a new one supersedes the former, which is kept as history.',
  many: 'Each entry holds until it is corrected.',
}

/** Name of the schema of a field's value among the components of the OpenAPI document. */
const nameOf = (id: FieldId) => `Value-${id}`

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/** Stands in a document for a value of whichever field is named beside it. */
export const anyFieldsValue: Json = refTo('Value')

/**
 * The form of every field's value, by the name under which documents refer to it, and of a value of any
 * field.
 */
export function valueSchemas(): Json {
  const forms = allFields.map(({ id, identifier, label, values, value }): [string, Json] => {
    const { $schema: _, ...form } = z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' })
    return [
      nameOf(id),
      { title: `${id} ${identifier}`, description: `${label.en}. ${said[values]}`, ...form },
    ]
  })
  return { Value: { anyOf: forms.map(([name]) => refTo(name)) }, ...Object.fromEntries(forms) }
}
