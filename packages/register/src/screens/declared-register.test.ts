import { languages } from '@tym/kernel'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allFields, fieldsOf } from '../data/categories.ts'
import { codeLists } from '../data/code-lists.ts'
import { categoryNumbers } from '../data/field-ids.ts'
import { examples } from '../data/test-examples.ts'
import { declaredRegister } from './declared-register.ts'

const declared = declaredRegister()
const field = (id: string) => declared.fields.find((each) => each.id === id)

/** Codes that a form admits, wherever in it they stand. */
function codesIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(codesIn)
  if (typeof schema !== 'object' || schema === null) return []
  const { enum: codes, const: only, ...rest } = z.record(z.string(), z.unknown()).parse(schema)
  return [codes, only]
    .flat()
    .filter((code) => typeof code === 'string')
    .concat(Object.values(rest).flatMap(codesIn))
}

describe('the register as screens read it', () => {
  it('has every field in one group of its category, but those that stand only beside another', () => {
    for (const category of categoryNumbers) {
      const grouped = declared.categories
        .filter(({ number }) => number === category)
        .flatMap(({ groups }) => groups.flatMap(({ fields }) => fields))
      const shown = fieldsOf(category).filter(({ linkedOnly }) => !linkedOnly)
      expect([...grouped].sort()).toEqual(shown.map(({ id }) => id))
    }
  })

  it('names every member of every value, and every code', () => {
    for (const { id, members, codes, schema } of declared.fields) {
      const example = examples[id]
      const used = typeof example === 'object' && example !== null && !Array.isArray(example) ? example : {}
      expect(Object.keys(members), id).toEqual(expect.arrayContaining(Object.keys(used)))
      const known = Object.values(codes).flatMap((list) => declared.codeLists[list] ?? [])
      const nameless = codesIn(schema).filter((code) => !known.some((each) => each.code === code))
      expect(nameless, id).toEqual([])
    }
    expect(Object.keys(declared.codeLists)).toEqual(Object.keys(codeLists))
  })

  it('explains members that are there, and leaves no form with two that are called alike', () => {
    for (const { id, members, hints } of declared.fields) {
      expect(Object.keys(members), id).toEqual(expect.arrayContaining(Object.keys(hints)))
      for (const language of languages) {
        const names = Object.values(members).map((name) => name[language])
        expect(new Set(names).size, id).toBe(names.length)
      }
    }
  })

  it('says of every day which day it is', () => {
    for (const { id, members } of declared.fields)
      for (const { fi, sv, en } of Object.values(members)) {
        expect([fi, sv, en], id).not.toContain('päivä')
        expect([fi, sv, en], id).not.toContain('day')
      }
    expect(field('2.12')?.members['on']?.en).toBe('day of the meeting')
    expect(field('3.03')?.hints['to']?.en).toBe('Leave empty if the work goes on.')
  })

  it('says everything in three languages', () => {
    const texts: unknown[] = []
    JSON.stringify(declared, (_name, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'fi' in value && !Array.isArray(value))
        texts.push(value)
      return value
    })
    expect(texts.length).toBeGreaterThan(500)
    for (const text of texts)
      for (const language of languages) expect(text).toHaveProperty(language, expect.stringMatching(/\S/))
  })

  it('has everyday words for every field that stands by itself, and for no other', () => {
    for (const { id, linkedOnly, words } of declared.fields) expect(words === undefined, id).toBe(linkedOnly)
  })

  it('says who reads a field, also of those who read it only with Kela in the plan', () => {
    expect(field('5.04')?.readers.map(({ role }) => role)).toEqual([
      ...['employmentSpecialist', 'socialWorker', 'socialCounsellor', 'nurse'],
      ...['workAbilitySpecialist', 'customer'],
    ])
    expect(field('5.01')?.readers.map(({ role }) => role)).toEqual(['socialWorker', 'nurse', 'customer'])
    expect(field('7.03')?.readers).toContainEqual({
      role: 'workAbilitySpecialist',
      without: 'own',
      withKela: 'all',
    })
  })

  it('says who records a field, and from what it may come', () => {
    expect(field('5.01')?.recorders).toEqual([{ role: 'nurse' }])
    expect(field('7.03')?.recorders).toContainEqual({
      role: 'workAbilitySpecialist',
      condition: 'kelaInPlan',
    })
    expect(field('1.01')?.recordable).toBe(false)
    expect(field('5.09')?.recordable).toBe(false)
    for (const { sources, recordable } of declared.fields)
      if (recordable) expect(sources).not.toContain('populationRegister')
    expect(allFields.length).toBe(declared.fields.length)
  })
})
