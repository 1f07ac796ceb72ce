import { describe, expect, it, vi } from 'vitest'
import { unixMilliseconds } from './clock.ts'
import { customershipId, newCustomershipId, newId, newIdOf, newLineId, personId } from './ids.ts'

describe('a new id', () => {
  it('is a UUID of version 7 that carries its time', async () => {
    // Ids of its own: another test of this process may have moved the clock.
    vi.resetModules()
    const own = await import('./ids.ts')
    const before = unixMilliseconds()
    const id = own.newId()
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

  it('of a passed instant carries that one, and keeps its order whatever is made of others meanwhile', () => {
    const [former, later] = [new Date('2023-02-01T08:00:00.123Z'), new Date('2024-06-30T21:00:00Z')]
    const made = Array.from({ length: 5_000 }, () => [newIdOf(later), newIdOf(former), newId()])
    const formers = made.map(([, id = '']) => id)
    const laters = made.map(([id = '']) => id)
    expect(formers).toEqual([...new Set(formers)].sort())
    expect(laters).toEqual([...new Set(laters)].sort())
    expect((formers.at(-1) ?? '') < (laters[0] ?? '')).toBe(true)
    expect(Number.parseInt((formers[7] ?? '').replace('-', '').slice(0, 12), 16)).toBe(former.getTime())
  })

  it('begins to count at random, so that nobody learns how many there were', () => {
    const counted = Array.from({ length: 64 }, (_, n) => newLineId(new Date(n)).slice(15, 23))
    expect(new Set(counted).size).toBeGreaterThan(60)
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
