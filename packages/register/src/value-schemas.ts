import { z } from 'zod'
import { allFields } from './categories.ts'
import type { FieldId } from './field-ids.ts'

type Json = Readonly<Record<string, unknown>>

/** Name of the schema of a field's value among the components of the OpenAPI document. */
const nameOf = (id: FieldId) => `Value-${id}`

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/** Where a document says that a value is of whichever field is named beside it. */
export const anyFieldsValue: Json = refTo('Value')

/** The form of every field's value, by the name under which documents refer to it, and of a value of any field. */
export function valueSchemas(): Json {
  const forms = allFields.map(({ id, identifier, label, value }): [string, Json] => {
    const { $schema: _, ...form } = z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' })
    return [nameOf(id), { title: `${id} ${identifier}`, description: label.en, ...form }]
  })
  return { Value: { anyOf: forms.map(([name]) => refTo(name)) }, ...Object.fromEntries(forms) }
}
