import {
  allFields,
  codeLists,
  type FieldDeclaration,
  type FieldId,
  isEffect,
  partyKinds,
  type RoleId,
  readReach,
  roleIds,
  roles,
} from '@tym/register'
import { z } from 'zod'

/** What the web client knows of the fields: their form, and which a role does not see. */
export function webFields(): string {
  return [
    '// Made from packages/register by `npm run generate`; never edited by hand.',
    "import type { DeclaredField, UnseenFields } from './declared-fields.ts'",
    '',
    `export const fields: readonly DeclaredField[] = ${JSON.stringify(allFields.map(fieldOf), undefined, 2)}`,
    '',
    `export const unseen: UnseenFields = ${JSON.stringify(unseenByRole(), undefined, 2)}`,
    '',
  ].join('\n')
}

function fieldOf({ id, category, requires, linkedOnly, value }: FieldDeclaration) {
  const codes = codesOf(z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' }), '')
  return {
    id,
    category,
    ...(requires === undefined ? {} : { effect: requires.effect, necessity: requires.necessity }),
    ...(linkedOnly ? { linkedOnly } : {}),
    ...(codes.length === 0 ? {} : { codes: Object.fromEntries(codes) }),
  }
}

/** Which list names the codes of which member of a value; the value itself is the member ''. */
function codesOf(schema: unknown, member: string): readonly (readonly [string, string])[] {
  if (typeof schema !== 'object' || schema === null) return []
  const parts: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(schema))
  const { enum: codes, properties, items, anyOf, oneOf } = parts
  const list = Array.isArray(codes) ? listOf(codes.map(String)) : undefined
  const branches = [anyOf, oneOf].flatMap((each) => (Array.isArray(each) ? each : []))
  return [
    ...(list === undefined ? [] : [[member, list] as const]),
    ...branches.flatMap((branch) => codesOf(branch, member)),
    ...codesOf(items, member),
    ...Object.entries(properties ?? {}).flatMap(([name, each]) => codesOf(each, name)),
  ]
}

const lists: readonly (readonly [string, readonly string[]])[] = [
  ['kinds', partyKinds],
  ...Object.entries(codeLists).map(([name, list]) => [name, Object.keys(list)] as const),
]

function listOf(codes: readonly string[]): string | undefined {
  return lists.find(
    ([, known]) => known.length === codes.length && codes.every((code) => known.includes(code)),
  )?.[0]
}

/** Roles of people, each with the fields that it reads nothing of, with Kela in the plan and without. */
function unseenByRole() {
  const people = roleIds.filter((role) => roles[role].kind !== 'system')
  return Object.fromEntries(
    people.map((role) => [role, { without: unseenOf(role, false), withKela: unseenOf(role, true) }]),
  )
}

/** Statements of effect are read with their facts: they are never said to be hidden by themselves. */
function unseenOf(role: RoleId, kelaInPlan: boolean): readonly FieldId[] {
  return allFields
    .map(({ id }) => id)
    .filter((id) => !isEffect(id) && readReach(role, id, { kelaInPlan }) === 'none')
}
