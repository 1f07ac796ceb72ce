import { describe, expect, it } from 'vitest'
import { mayRecord } from '../access/matrix.ts'
import { operations } from '../access/operations.ts'
import { type RoleId, roleIds, roles } from '../access/roles.ts'
import { allFields, getField } from '../data/categories.ts'
import type { FieldId } from '../data/field-ids.ts'
import { glossary } from '../words/glossary.ts'
import { accessMatrixPage } from './access-matrix-page.ts'
import { dataCataloguePage, recordersOf } from './data-catalogue-page.ts'
import { glossaryPage } from './glossary-page.ts'

const timesIn = (text: string, part: string) => text.split(part).length - 1

describe('the published access matrix', () => {
  const lines = accessMatrixPage().split('\n')

  it('has a row for every role in each of the three languages', () => {
    for (const role of roleIds) {
      const { id, title } = roles[role]
      for (const language of ['fi', 'sv', 'en'] as const) {
        expect(lines.filter((line) => line.startsWith(`| ${id} ${title[language]} |`)).length).toBe(1)
      }
    }
  })

  it('gives the reason number in each cell and no table a ragged row', () => {
    const row = lines.find((line) => line.startsWith('| R1 employment specialist'))
    expect(row).toContain('**R** 5.02, 5.03, 5.04, 5.05, 5.06, 5.09 [4]')
    expect(timesIn(row ?? '', '[')).toBe(7)
    for (const line of lines.filter((each) => each.startsWith('| R'))) expect(timesIn(line, ' | ')).toBe(7)
  })

  it('lists every operation with its reason', () => {
    for (const id of Object.keys(operations)) expect(timesIn(lines.join('\n'), `(\`${id}\`)`)).toBe(3)
  })
})

it('the data catalogue shows every field in three languages', () => {
  const text = dataCataloguePage()
  for (const field of allFields) expect(timesIn(text, `\n| ${field.id} | `)).toBe(3)
})

it('the data catalogue says whose hand may record a field exactly as the matrix does', () => {
  const allowed = (id: FieldId) =>
    [...new Set(roleIds.filter((role) => mayRecord(role, id)).flatMap(handsOf))].sort()
  for (const field of allFields.filter(({ storedBy }) => storedBy === 'entries')) {
    const hands = recordersOf(field).filter((each) => each !== 'system' && each !== 'populationRegister')
    expect([field.id, [...hands].sort()]).toEqual([field.id, allowed(field.id)])
  }
  const printed = (id: FieldId) => recordersOf(getField(id))
  const parties = ['labourAuthority', 'wellbeingCounty', 'kela']
  expect(printed('7.02')).toEqual(['labourAuthority'])
  expect(printed('7.11')).toEqual(['customer', ...parties])
  expect(printed('2.16')).toEqual(parties)
  expect(printed('2.03')).toEqual(parties)
  expect(printed('7.01')).toEqual(['system'])
})

const handsOf = (role: RoleId): readonly string[] =>
  role === 'customer' ? ['customer'] : roles[role].authorityKinds

it('the data catalogue calls nothing less than secret, and the matrix says what is not in use yet', () => {
  expect(dataCataloguePage()).not.toMatch(/\| P \|/)
  const registrar = accessMatrixPage()
    .split('\n')
    .filter((line) => line.startsWith('| R11 '))
  expect(registrar).toHaveLength(3)
  for (const [line, words] of [
    [registrar[0], 'ei vielä käytössä'],
    [registrar[1], 'ännu inte i bruk'],
    [registrar[2], 'not in use yet'],
  ])
    expect(timesIn(line ?? '', words ?? '')).toBe(7)
  expect(operations['customership.search'].roles.registrar).toBe('ownOrganisation')
  expect(operations['accessLog.inquire'].roles.registrar).toBe('ownOrganisation')
})

describe('the glossary', () => {
  it('gives every identifier one row', () => {
    expect(new Set(glossary.map(({ identifier }) => identifier)).size).toBe(glossary.length)
    for (const { identifier } of glossary) expect(timesIn(glossaryPage(), `| \`${identifier}\` |`)).toBe(1)
  })
})
