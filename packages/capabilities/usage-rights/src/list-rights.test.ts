import { addDays, newCustomershipId, personId, type UsageRightId } from '@tym/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findLiveRight } from './find-live-right.ts'
import { listRights } from './list-rights.ts'
import { readRight } from './read-right.ts'
import {
  aino,
  area,
  county,
  countyOfficer,
  createTestWorld,
  grantor,
  porvoo,
  porvooOfficer,
  porvooSystem,
  type TestOfficer,
  type TestWorld,
  today,
} from './test-world.ts'

let world: TestWorld
const rights: UsageRightId[] = []
const openCustomershipId = newCustomershipId()
beforeAll(async () => {
  world = await createTestWorld()
  rights.push(await world.granted())
  rights.push(await world.apply({ holder: personId.parse('person-oskar') }))
  rights.push(
    await world.apply(
      { holder: personId.parse('person-helena'), role: 'nurse', authority: county },
      countyOfficer,
    ),
  )
  rights.push(await world.granted({ holder: personId.parse('person-later'), validFrom: addDays(today, 5) }))
})
afterAll(() => world.drop())

const list = (by: TestOfficer, wanted: Partial<Parameters<typeof listRights>[2]> = {}) =>
  world.as(by, (tx) => listRights(tx, by, { limit: 50, ...wanted }))
const idsOf = async (by: TestOfficer, wanted = {}) => (await list(by, wanted)).items.map(({ id }) => id)

describe('the list of usage rights', () => {
  test('shows an employer its own staff, newest first', async () => {
    expect(await idsOf(porvooOfficer)).toEqual([rights[3], rights[1], rights[0]])
    expect(await idsOf(porvooSystem)).toEqual([rights[3], rights[1], rights[0]])
    expect(await idsOf(countyOfficer)).toEqual([rights[2]])
  })

  test('shows the grantor all, and first what waits when asked', async () => {
    expect(await idsOf(grantor)).toEqual([rights[3], rights[2], rights[1], rights[0]])
    expect(await idsOf(grantor, { state: 'applied' })).toEqual([rights[2], rights[1]])
    expect(await idsOf(grantor, { holder: aino })).toEqual([rights[0]])
  })

  test('goes on page by page without gaps or repeats', async () => {
    const first = await list(grantor, { limit: 3 })
    expect(first.items.map(({ id }) => id)).toEqual([rights[3], rights[2], rights[1]])
    const second = await list(grantor, { limit: 3, cursor: first.nextCursor ?? '' })
    expect(second).toMatchObject({ items: [{ id: rights[0] }], nextCursor: null })
  })

  test.each(['', 'x', 'bm90LWEtdXVpZA', '../../etc'])('refuses the cursor "%s"', async (cursor) => {
    await expect(list(grantor, { cursor })).rejects.toMatchObject({ code: 'invalid-cursor' })
  })

  test('never shows the statement itself', async () => {
    expect(JSON.stringify(await list(grantor))).not.toMatch(/"statement/)
  })

  test('shows the holder nothing but their own, and a colleague nothing', async () => {
    const holder: TestOfficer = { ...porvooOfficer, role: 'employmentSpecialist', person: aino }
    expect(await idsOf(holder)).toEqual([rights[0]])
    expect(await idsOf({ ...holder, person: personId.parse('person-else') })).toEqual([])
  })
})

describe('reading one usage right', () => {
  test('of another employer is the same as one that is not there', async () => {
    const [, , foreign] = rights
    if (foreign === undefined) throw new Error('the world is not laid')
    await expect(
      world.as(porvooOfficer, (tx) => readRight(tx, porvooOfficer, foreign)),
    ).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('a live right', () => {
  const find = (holder: typeof aino, kind: 'customership' | 'organisation', authority = porvoo) => {
    const colleague: TestOfficer = { ...porvooOfficer, role: 'employmentSpecialist', authority }
    const scope =
      kind === 'organisation'
        ? ({ kind } as const)
        : ({ kind: 'opening', customership: openCustomershipId } as const)
    return world.as(
      colleague,
      (tx) => findLiveRight(tx, { holder, authority: porvoo, area, role: 'employmentSpecialist' }),
      scope,
    )
  }

  test('of a colleague is found while a file is open, and not otherwise', async () => {
    expect(await find(aino, 'customership')).toEqual({
      usageRight: rights[0],
      name: 'Aino Työläs',
      title: 'työllisyysasiantuntija',
    })
    expect(await find(aino, 'organisation')).toBeUndefined()
    expect(await find(aino, 'customership', county)).toBeUndefined()
  })

  test('is neither an application nor one whose days have not come', async () => {
    expect(await find(personId.parse('person-oskar'), 'customership')).toBeUndefined()
    expect(await find(personId.parse('person-later'), 'customership')).toBeUndefined()
  })
})
