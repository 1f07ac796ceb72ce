import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allFields, fieldsOf } from './categories.ts'
import { categoryNumbers } from './field-ids.ts'
import { readReach } from './matrix.ts'
import { caseWorkRoles, roleIds } from './roles.ts'
import {
  classOf,
  contactClass,
  protectedFields,
  readableClasses,
  safetyClass,
  visibilityClasses,
} from './visibility.ts'

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

  it('hold together exactly the fields of a category that the same roles read, contact data apart', () => {
    fc.assert(
      fc.property(anyField, anyField, (one, other) => {
        const sameReaders = roleIds.every((role) => readReach(role, one.id) === readReach(role, other.id))
        const sameShelf = protectedFields.includes(one.id) === protectedFields.includes(other.id)
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
      ['5.09'],
      ['5.10'],
      ['7.03', '7.04', '7.05', '7.06', '7.13'],
    ])
  })
})

describe('readable classes', () => {
  it('give a role exactly the fields that its cells give', () => {
    for (const role of roleIds) {
      const rows = readableClasses(role).filter((row) => !row.safety)
      for (const field of allFields) {
        const row = rows.find((each) => each.class === classOf(field.id).key)
        const reach = row === undefined ? 'none' : row.ownOnly ? 'own' : 'all'
        expect([role, field.id, reach]).toEqual([role, field.id, readReach(role, field.id)])
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
