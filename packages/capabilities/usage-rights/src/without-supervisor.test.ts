import { newUsageRightId } from '@tym/kernel'
import type { RoleId } from '@tym/register'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  agency,
  area,
  county,
  createTestWorld,
  grantor,
  porvooOfficer,
  type TestWorld,
} from './test-world.ts'
import { listWithoutSupervisor, tellWithoutSupervisor } from './without-supervisor.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(() => world.clear())
afterAll(() => world.drop())

const porvoo = porvooOfficer.authority
/** A right as configuration gives the first ones. */
const appoint = (person: string, employer: string, role: RoleId, until = '2027-12-31') =>
  world.admin
    .sql`insert into usage_rights.usage_right (id, state, employer, authority, holder, holder_kind, holder_name,
      title, role, duty, area, valid_from, valid_until, inducted_on, undertaking_on, applied_by, applied_at, decided_by, decided_at)
    values (${newUsageRightId()}, 'granted', ${employer}, ${employer}, ${person}, 'person', 'Somebody', 'title', ${role},
      'tym', ${area}, '2026-01-01', ${until}, '2026-01-01', '2026-01-01', 'x', '2026-01-01', 'y', '2026-01-01')`
/** A change that no service could make: the right is other than it was given. */
const change = (person: string, facts: Readonly<Record<string, string | null>>) =>
  world.admin.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update usage_rights.usage_right set ${tx(facts)} where holder = ${person}`
  })
const without = () => world.as(grantor, (tx) => listWithoutSupervisor(tx))

test('an employer of people with rights and without a supervisor is in the agency’s list, and once a month in a notice', async () => {
  await appoint(grantor.person, agency, 'kehaGrantor')
  await appoint('agency-supervisor', agency, 'supervisor')
  await world.granted()
  expect(await without()).toEqual([porvoo])
  await world.carry(tellWithoutSupervisor)
  await world.carry(tellWithoutSupervisor)
  expect(await world.notices()).toEqual([
    { recipient: grantor.person, kind: 'employerWithoutSupervisor', organisation: agency },
  ])
  await appoint('porvoo-supervisor', porvoo, 'supervisor')
  expect(await without()).toEqual([])
})

test('a supervisor whose right has run out is none, and whoever only reads the flags is none either', async () => {
  await world.granted()
  await appoint('protection', porvoo, 'dataProtectionOfficer')
  await appoint('former-supervisor', porvoo, 'supervisor', '2026-01-02')
  expect(await without()).toContain(porvoo)
})

test('a supervisor whose right has not begun is none yet', async () => {
  await world.granted()
  await appoint('coming-supervisor', porvoo, 'supervisor')
  expect(await without()).toEqual([])
  await change('coming-supervisor', { valid_from: '2026-03-03' })
  expect(await without()).toEqual([porvoo])
})

test.each([
  ['has run out', { valid_until: '2026-03-01' }],
  ['has not begun', { valid_from: '2026-03-03' }],
  ['waits to be decided on', { state: 'applied', decided_by: null, decided_at: null }],
  ['is a system’s', { holder_kind: 'system', role: 'partySystem' }],
])('an employer whose only right %s needs no supervisor', async (_why, facts) => {
  await appoint('county-nurse', county, 'nurse')
  expect(await without()).toEqual([county])
  await change('county-nurse', facts)
  expect(await without()).toEqual([])
})

test('it is told again in the next month, for as long as it lasts', async () => {
  await appoint(grantor.person, agency, 'kehaGrantor')
  await appoint('agency-supervisor', agency, 'supervisor')
  await appoint('county-nurse', county, 'nurse')
  await world.carry(tellWithoutSupervisor)
  world.clock.advance({ months: 1 })
  await world.carry(tellWithoutSupervisor)
  await world.carry(tellWithoutSupervisor)
  expect(await world.notices()).toHaveLength(2)
})
