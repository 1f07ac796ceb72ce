import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allFields, fieldsOf } from '../data/categories.ts'
import { categoryNumbers, type FieldId } from '../data/field-ids.ts'
import { readReach } from './matrix.ts'
import { caseWorkRoles, roleIds } from './roles.ts'
import {
  classOf,
  contactClass,
  isEffect,
  protectedFields,
  readAs,
  readableClasses,
  safetyClass,
  visibilityClasses,
} from './visibility.ts'

const either = [{ kelaInPlan: false }, { kelaInPlan: true }]
const anyField = fc.constantFrom(...allFields)

describe('visibility classes', () => {
  it('put every field in exactly one class of its category', () => {
    for (const category of categoryNumbers) {
      const placed = visibilityClasses(category).flatMap(({ fields }) => fields)
      expect([...placed].sort()).toEqual(fieldsOf(category).map(({ id }) => id))
    }
    const keys = categoryNumbers.flatMap((category) => visibilityClasses(category).map(({ key }) => key))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('hold together exactly the fields of a category that the same roles read, contact data and effects apart', () => {
    fc.assert(
      fc.property(anyField, anyField, (one, other) => {
        const sameReaders = roleIds.every((role) =>
          either.every((file) => readReach(role, one.id, file) === readReach(role, other.id, file)),
        )
        const shelf = (id: FieldId) => [protectedFields.includes(id), isEffect(id)].join()
        const sameShelf = shelf(one.id) === shelf(other.id)
        const together = one.category === other.category && sameReaders && sameShelf
        expect(classOf(one.id) === classOf(other.id)).toBe(together)
      }),
    )
  })

  it('set contact data apart so that turvakielto can close it', () => {
    expect(classOf('1.05')).toEqual({
      key: contactClass,
      category: 1,
      fields: ['1.05', '1.06', '1.07', '1.08'],
      splitByOwner: false,
    })
    expect(classOf('1.10').key).toBe('1.a')
  })

  it('are split by storing organisation where some role reads only its own', () => {
    const split = categoryNumbers
      .flatMap((category) => visibilityClasses(category))
      .filter((each) => each.splitByOwner)
    expect(split.map(({ fields }) => fields)).toEqual([
      ['4.08'],
      ['5.10'],
      ['7.03', '7.04', '7.06', '7.11', '7.13', '7.15'],
    ])
  })

  it('let an effect follow its fact unless it was opened, and nothing else', () => {
    expect(readAs({ field: '5.09', about: '5.07' })).toBe('5.07')
    expect(readAs({ field: '5.09', about: '5.07', opened: true })).toBe('5.09')
    expect(readAs({ field: '5.10', about: '5.07' })).toBe('5.10')
    expect(readAs({ field: '4.07', about: '4.03' })).toBe('4.03')
  })
})

describe('readable classes', () => {
  it('give a role exactly the fields that its cells give', () => {
    for (const role of roleIds) {
      for (const file of either) {
        const rows = readableClasses(role).filter(
          (row) => !row.safety && (row.condition !== 'kelaInPlan' || file.kelaInPlan),
        )
        for (const field of allFields) {
          const found = rows.filter((each) => each.class === classOf(field.id).key)
          const reach = found.some(({ ownOnly }) => !ownOnly) ? 'all' : found.length > 0 ? 'own' : 'none'
          expect([role, field.id, reach]).toEqual([role, field.id, readReach(role, field.id, file)])
        }
      }
    }
  })

  it('under turvakielto give contact data to case-work roles and the customer only', () => {
    const readers = roleIds.filter((role) => readableClasses(role).some((row) => row.class === safetyClass))
    expect(readers).toEqual([...caseWorkRoles, 'customer'])
    expect(readableClasses('registrar').every((row) => row.condition === 'rightsRequest')).toBe(true)
    expect(readableClasses('providerCoach')).toEqual([])
  })
})
