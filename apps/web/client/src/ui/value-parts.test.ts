import { allFields } from '@tym/register'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { findField } from '../declaration/declaration.ts'
import { words } from '../declaration/words-fi.generated.ts'
import { fi } from '../i18n/fi.ts'
import { unlistedCodes, valueParts } from './value-parts.ts'

type Found = { readonly members: readonly string[]; readonly codes: readonly string[] }

/** The names of members and the codes of a form, wherever in it they stand. */
function foundIn(schema: unknown): Found {
  if (Array.isArray(schema)) return joined(schema.map(foundIn))
  if (typeof schema !== 'object' || schema === null) return { members: [], codes: [] }
  const parts: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(schema))
  const own: Found = {
    members: Object.keys(parts['properties'] ?? {}),
    codes: [parts['enum'], parts['const']].flat().filter((code) => typeof code === 'string'),
  }
  return joined([own, ...Object.values(parts).map(foundIn)])
}

const joined = (all: readonly Found[]): Found => ({
  members: all.flatMap(({ members }) => members),
  codes: all.flatMap(({ codes }) => codes),
})

const forms = allFields.map(({ id, value }) => ({
  id,
  found: foundIn(z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' })),
}))

test('every member that a value of the register may have has a name', () => {
  const members = [...new Set(forms.flatMap(({ found }) => found.members))].sort()
  expect(
    Object.keys(fi.member)
      .filter((name) => name !== 'approvedBy')
      .sort(),
  ).toEqual(members)
})

test('every code that a value may hold has words', () => {
  for (const { id, found } of forms) {
    const lists = Object.values(findField(id)?.codes ?? {})
    const named = lists.flatMap((list) =>
      Object.keys(list === 'kinds' ? words.kinds : (words.codes[list] ?? {})),
    )
    const nameless = found.codes.filter(
      (code) => !named.includes(code) && !unlistedCodes.some((one) => one === code),
    )
    expect(nameless, id).toEqual([])
  }
})

test('a value is read by its declaration', () => {
  const ability = findField('5.02')
  const licence = findField('3.06')
  if (ability === undefined || licence === undefined) throw new Error('the register has both')
  expect(valueParts(ability, { on: '2026-11-23', level: 'partial' })).toEqual({
    kind: 'members',
    members: [
      { name: 'on', part: { kind: 'day', day: '2026-11-23' } },
      { name: 'level', part: { kind: 'code', list: 'abilityLevels', code: 'partial' } },
    ],
  })
  expect(valueParts(licence, { language: 'sv', level: 'native' })).toMatchObject({
    members: [
      { part: { kind: 'language', code: 'sv' } },
      { part: { kind: 'code', list: undefined, code: 'native' } },
    ],
  })
})
