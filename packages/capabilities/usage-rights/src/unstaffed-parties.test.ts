import { newUsageRightId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  agency,
  aino,
  area,
  county,
  createTestWorld,
  grantor,
  kela,
  porvooOfficer,
  type TestWorld,
} from './test-world.ts'
import { listUnstaffedParties, tellOfUnstaffed } from './unstaffed-parties.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(() => world.clear())
afterAll(() => world.drop())

/** The grantor's own right, as configuration gives the first one. */
const appointGrantor = () =>
  world.admin
    .sql`insert into usage_rights.usage_right (id, state, employer, authority, holder, holder_kind, holder_name,
      title, role, duty, area, valid_from, valid_until, inducted_on, undertaking_on, applied_by, applied_at, decided_by, decided_at)
    values (${newUsageRightId()}, 'granted', ${agency}, ${agency}, ${grantor.person}, 'person', 'Grantor', 'grantor', 'kehaGrantor',
      'grants', ${area}, '2026-01-01', '2027-12-31', '2026-01-01', '2026-01-01', 'x', '2026-01-01', 'y', '2026-01-01')`
const unstaffed = async () => {
  const parties = await world.as(grantor, (tx) => listUnstaffedParties(tx))
  return parties.map(({ organisation, kind }) => `${kind} ${organisation}`)
}

test('a party of an area for which nobody may work with customers is in the agency’s list, and once a month in a notice', async () => {
  await appointGrantor()
  await world.granted()
  expect(await unstaffed()).toEqual([`wellbeingCounty ${county}`, `kela ${kela}`])
  await world.carry(tellOfUnstaffed)
  await world.carry(tellOfUnstaffed)
  const told = { recipient: grantor.person, kind: 'areaWithoutOfficers', organisation: agency }
  expect(await world.notices()).toEqual([told, told])
  world.clock.advance({ months: 1 })
  await world.carry(tellOfUnstaffed)
  expect(await world.notices()).toHaveLength(4)
})

test('a right that has run out leaves the party without anybody, and an office is no work with customers', async () => {
  await world.granted()
  await world.granted(
    { holder: porvooOfficer.person, role: 'accessOfficer' },
    { ...porvooOfficer, person: aino },
  )
  expect(await unstaffed()).not.toContain(`labourAuthority ${porvooOfficer.authority}`)
  world.clock.advance({ days: 200 })
  expect(await unstaffed()).toContain(`labourAuthority ${porvooOfficer.authority}`)
  world.clock.advance({ days: -200 })
})
