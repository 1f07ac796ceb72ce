import { newUsageRightId } from '@tym/kernel'
import type { RoleId } from '@tym/register'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { agency, area, createTestWorld, grantor, porvooOfficer, type TestWorld } from './test-world.ts'
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
