import { describe, expect, it } from 'vitest'
import { unixMilliseconds } from './clock.ts'
import { customershipId, newCustomershipId, newId, personId } from './ids.ts'

describe('a new id', () => {
  it('is a UUID of version 7 that carries its time', () => {
    const before = unixMilliseconds()
    const id = newId()
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const time = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
    expect(time).toBeGreaterThanOrEqual(before)
    expect(time).toBeLessThanOrEqual(unixMilliseconds())
  })

  it('is never made twice', () => {
    expect(new Set(Array.from({ length: 5000 }, newId)).size).toBe(5000)
  })

  it('sorts after every one that was made before, also within one millisecond', () => {
    const made = Array.from({ length: 20_000 }, newId)
    expect(made).toEqual([...made].sort())
  })

  it('parses as the id it was made for', () => {
    const id = newCustomershipId()
    expect(customershipId.parse(id)).toBe(id)
  })
})

describe('an id from outside', () => {
  it.each(['', 'x', '0190a6f0-0000-7000-8000-00000000000', '0190A6F0-0000-7000-8000-000000000000'])(
    'that is not one text form of a UUID is refused: "%s"',
    (text) => {
      expect(customershipId.safeParse(text).success).toBe(false)
    },
  )

  it('of a person is a pairwise subject, never an identity code', () => {
    expect(personId.safeParse('kJ8s-3_a9sdf').success).toBe(true)
    expect(personId.safeParse('short').success).toBe(false)
    expect(personId.safeParse('a'.repeat(129)).success).toBe(false)
    expect(personId.safeParse('010594Y9032+').success).toBe(false)
  })
})
