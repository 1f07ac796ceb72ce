import type { LocalizedText } from '@tym/kernel'
import { codeLists } from '../data/code-lists.ts'
import type { FieldId } from '../data/field-ids.ts'
import { findMemberName } from '../data/member-names.ts'

type Json = Readonly<Record<string, unknown>>

/** The members of a form, wherever in it they stand, each with the form that it has. */
function membersOf(schema: unknown): readonly (readonly [string, unknown])[] {
  const { properties, items } = partsOf(schema)
  const own = Object.entries(partsOf(properties))
  return [
    ...own,
    ...[...branchesOf(schema), items, ...own.map(([, form]) => form)].flatMap((part) =>
      part === undefined ? [] : membersOf(part),
    ),
  ]
}

/** What each member of a field's form is called. Throws for one without a name. */
export function memberNames(field: FieldId, schema: Json): Readonly<Record<string, LocalizedText>> {
  return Object.fromEntries(
    membersOf(schema).map(([member]) => {
      const name = findMemberName(field, member)
      if (name === undefined) throw new Error(`member ${member} of field ${field} has no name`)
      return [member, name]
    }),
  )
}

/** Which list names the codes of which member of a form; the value itself is the member `''`. */
export function memberCodes(schema: Json): Readonly<Record<string, string>> {
  const members = membersOf(schema)
  const names = [...new Set(members.map(([member]) => member))]
  const lists = [
    ['', listOf(codesOf(schema))] as const,
    ...names.map((name) => {
      const forms = members.filter(([member]) => member === name)
      return [name, listOf(forms.flatMap(([, form]) => codesOf(form)))] as const
    }),
  ]
  return Object.fromEntries(lists.flatMap(([member, list]) => (list === undefined ? [] : [[member, list]])))
}

/** The codes that a form admits, itself or for the items of a list. */
function codesOf(schema: unknown): readonly string[] {
  const { enum: codes, const: only, items } = partsOf(schema)
  const own = Array.isArray(codes) ? codes.map(String) : typeof only === 'string' ? [only] : []
  return items === undefined ? own : [...own, ...codesOf(items)]
}

function listOf(codes: readonly string[]): string | undefined {
  if (codes.length === 0) return undefined
  return Object.entries(codeLists).find(
    ([, list]) =>
      Object.keys(list).length === codes.length && codes.every((code) => Object.hasOwn(list, code)),
  )?.[0]
}

function branchesOf(schema: unknown): readonly unknown[] {
  const { anyOf, oneOf } = partsOf(schema)
  return [anyOf, oneOf].flatMap((each) => (Array.isArray(each) ? each : []))
}

function partsOf(schema: unknown): Json {
  return typeof schema === 'object' && schema !== null ? Object.fromEntries(Object.entries(schema)) : {}
}
