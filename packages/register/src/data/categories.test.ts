import { inputProblem, languages } from '@tym/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { declaredAccess } from '../access/declared-access.ts'
import { classOf } from '../access/visibility.ts'
import { allFields, categories, fieldsOf, findField, findFieldByIdentifier, getField } from './categories.ts'
import { codeLists } from './code-lists.ts'
import { categoryNumbers } from './field-ids.ts'
import { examples } from './test-examples.ts'

const jsonSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

describe('the catalogue', () => {
  it('holds every field of the seven categories once, in order', () => {
    expect(categoryNumbers.map((category) => fieldsOf(category).length)).toEqual([12, 19, 9, 8, 10, 7, 15])
    for (const category of categoryNumbers) {
      const expected = fieldsOf(category).map(
        (_, index) => `${category}.${String(index + 1).padStart(2, '0')}`,
      )
      expect(fieldsOf(category).map(({ id }) => id)).toEqual(expected)
    }
    expect(new Set(allFields.map(({ id }) => id)).size).toBe(80)
  })

  it('gives every field an identifier of its own', () => {
    expect(new Set(allFields.map(({ identifier }) => identifier)).size).toBe(allFields.length)
    for (const { identifier } of allFields) expect(identifier).toMatch(/^[a-z][A-Za-z]+$/)
    expect(findFieldByIdentifier('statement')?.id).toBe('5.07')
    expect(findField('8.01')).toBeUndefined()
  })

  it.each(allFields)('$id $identifier has a label and one line of help in three languages', (field) => {
    for (const language of languages) {
      expect(field.label[language].length).toBeGreaterThan(2)
      expect(field.help[language].length).toBeGreaterThan(field.label[language].length)
      expect(field.help[language]).toMatch(/^[^\n]{10,160}\.$/)
    }
    expect(new Set([field.help.fi, field.help.sv, field.help.en]).size).toBe(3)
  })

  it('says of every field whether one value holds at a time, or many', () => {
    const of = (wanted: string) => allFields.filter(({ values }) => values === wanted).map(({ id }) => id)
    expect(of('one')).toEqual([
      ...['1.01', '1.02', '1.03', '1.04', '1.05', '1.06', '1.07', '1.08', '1.09', '1.10', '1.11', '1.12'],
      ...['2.01', '2.02', '2.03', '2.06', '2.19', '3.08', '7.01', '7.02', '7.07', '7.08', '7.12'],
    ])
    expect(of('many')).toHaveLength(57)
    expect(declaredAccess().singles.map(({ field }) => field)).toEqual(of('one'))
  })

  it('lets no field hold one value of which some see only their own organisation’s', () => {
    const own = allFields.filter(({ id, values }) => values === 'one' && classOf(id).splitByOwner)
    expect(own).toEqual([])
    // What states the effect or the necessity of a fact holds for as long as its fact.
    expect(allFields.filter(({ linkedOnly, values }) => linkedOnly && values === 'one')).toEqual([])
  })

  it('takes no period that ends before it begins', () => {
    const pairs = [
      ['from', 'to'],
      ['reviewedOn', 'nextDueOn'],
    ] as const
    const tried = allFields.flatMap(({ id, value }) =>
      pairs.flatMap(([from, to]) => {
        const example = z.record(z.string(), z.unknown()).safeParse(examples[id])
        if (!example.success || !JSON.stringify(jsonSchema(value)).includes(`"${to}"`)) return []
        if (!(from in example.data)) return []
        const of = (first: string, last: string) =>
          value.safeParse({ ...example.data, [from]: first, [to]: last }).success
        expect([id, of('2026-02-01', '2026-02-02'), of('2026-02-02', '2026-02-01')]).toEqual([
          id,
          true,
          false,
        ])
        return [id]
      }),
    )
    expect(tried).toEqual(['2.16', '3.03', '7.06', '7.12'])
  })

  it('says of every field who records it and where it comes from', () => {
    for (const { recorders, sources } of allFields) {
      expect(recorders.length).toBeGreaterThan(0)
      expect(sources.length).toBeGreaterThan(0)
      expect(new Set(recorders).size).toBe(recorders.length)
    }
  })

  it('titles every category and cites its item of section 11', () => {
    for (const category of Object.values(categories)) {
      expect(category.section).toBe(`381/2023 11 § ${category.number}`)
      expect(new Set(Object.values(category.title)).size).toBeGreaterThanOrEqual(2)
    }
  })

  it('names every code in three languages', () => {
    for (const list of Object.values(codeLists)) {
      expect(Object.keys(list).length).toBeGreaterThan(1)
      for (const name of Object.values(list))
        for (const language of languages) expect(name[language]).not.toBe('')
    }
  })
})

describe('who keeps a field', () => {
  it('is the customership for 2.01-2.04, 2.06 and 2.08, consents for 2.09, entries for all else', () => {
    const kept = (storedBy: string) =>
      allFields.filter((field) => field.storedBy === storedBy).map(({ id }) => id)
    expect(kept('customerships')).toEqual(['2.01', '2.02', '2.03', '2.04', '2.06', '2.08'])
    expect(kept('consents')).toEqual(['2.09'])
    expect(kept('entries').length).toBe(allFields.length - 7)
  })
})

describe('sensitivity', () => {
  it('protects contact data and the flag, marks all health as special and the code as identity', () => {
    const marked = (sensitivity: string) => allFields.filter((field) => field.sensitivity === sensitivity)
    expect(marked('I').map(({ id }) => id)).toEqual(['1.01'])
    expect(marked('T').map(({ id }) => id)).toEqual(['1.05', '1.06', '1.07', '1.08', '1.09'])
    expect(fieldsOf(5).every(({ sensitivity }) => sensitivity === 'H')).toBe(true)
    expect(fieldsOf(4).every(({ sensitivity }) => sensitivity === 'K')).toBe(true)
  })
})

describe('necessity', () => {
  it('is demanded, with the effect on employment, of every content field of categories 4 and 5 and no other', () => {
    for (const field of allFields) {
      const companion = ['4.07', '4.08', '5.09', '5.10'].includes(field.id)
      const demanded = (field.category === 4 || field.category === 5) && !companion
      expect([field.id, field.necessity, field.effect]).toEqual([field.id, demanded, demanded])
      expect(field.linkedOnly).toBe(companion)
    }
  })

  it('is stored in the companion fields of the same category, which the same parties may record', () => {
    for (const field of allFields) {
      if (field.requires === undefined) continue
      expect(field.requires).toEqual(
        field.category === 4 ? { effect: '4.07', necessity: '4.08' } : { effect: '5.09', necessity: '5.10' },
      )
      for (const companion of [field.requires.effect, field.requires.necessity]) {
        expect(getField(companion).recorders).toEqual(expect.arrayContaining([...field.recorders]))
      }
    }
  })
})

describe('a value', () => {
  it.each(allFields)('of $id is accepted in its declared form', (field) => {
    expect(field.value.parse(examples[field.id])).toEqual(examples[field.id])
  })

  it.each(allFields)('of $id with an unknown member, a NUL or no bound is refused', (field) => {
    const example = examples[field.id]
    const refused: readonly unknown[] =
      typeof example === 'object' && !Array.isArray(example)
        ? [{ ...example, extra: 1 }, { extra: 'x'.repeat(9) }]
        : [{ extra: 1 }, 'a\u0000b', 'x'.repeat(10_000)]
    for (const value of [...refused, null, undefined, ''])
      expect(field.value.safeParse(value).success).toBe(false)
  })

  it('with an unknown member is told as such', () => {
    const parsed = getField('5.07').value.safeParse({ ...Object(examples['5.07']), diagnosis: 'x' })
    if (parsed.success) throw new Error('An unknown member was accepted.')
    expect(inputProblem(parsed.error).code).toBe('unknown-field')
  })

  it('never ends before it begins', () => {
    for (const id of ['2.16', '3.03', '7.06'] as const) {
      const value = { ...Object(examples[id]), from: '2026-02-01', to: '2026-01-31' }
      expect(getField(id).value.safeParse(value).success).toBe(false)
    }
  })

  it('has only strict objects and bounded texts, whatever is sent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allFields), fc.jsonValue(), (field, value) => {
        const parsed = field.value.safeParse(value)
        if (parsed.success) expect(JSON.stringify(parsed.data).length).toBeLessThan(20_000)
      }),
    )
    for (const field of allFields) {
      const text = JSON.stringify(jsonSchema(field.value))
      const objects = text.split('"type":"object"').length - 1
      expect(text.split('"additionalProperties":false').length - 1).toBe(objects)
    }
  })
})
