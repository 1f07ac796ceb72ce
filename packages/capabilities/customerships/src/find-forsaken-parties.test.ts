import { afterAll, beforeAll, expect, test } from 'vitest'
import { addTeamMember } from './add-team-member.ts'
import { findForsakenParties } from './find-forsaken-parties.ts'
import { readHistory } from './read-history.ts'
import { createWorld, problem, type TestOfficer, type World } from './test-world.ts'

let world: World
let specialist: TestOfficer
beforeAll(async () => {
  world = await createWorld()
  specialist = await world.officer('Aino', 'employmentSpecialist', world.organisations.lahti)
})
afterAll(() => world.close())

/** A whole round of the job, organisation by organisation. */
async function round(): Promise<number> {
  let forsaken = 0
  let next: Awaited<ReturnType<typeof findForsakenParties>>['next']
  do {
    const result = await world.job('find-forsaken-parties', (tx) => findForsakenParties(tx, next))
    forsaken += result.counts['forsaken'] ?? 0
    next = result.next
  } while (next !== undefined)
  return forsaken
}
const endRight = (officer: TestOfficer) =>
  world.admin
    .sql`update usage_rights.usage_right set state = 'ended', ended_by = 'somebody', end_reason = 'left',
    ended_at = ${world.clock.instant()} where holder = ${officer.person}`
const renewRight = (officer: TestOfficer) =>
  world.admin
    .sql`insert into usage_rights.usage_right (id, state, employer, authority, holder, holder_kind, holder_name,
      title, role, duty, area, valid_from, valid_until, inducted_on, undertaking_on, applied_by, applied_at, decided_by, decided_at)
    select gen_random_uuid(), 'granted', employer, authority, holder, holder_kind, holder_name, title, role, duty, area,
      valid_from, valid_until, inducted_on, undertaking_on, applied_by, applied_at, decided_by, decided_at
    from usage_rights.usage_right where holder = ${officer.person}`

test('a file whose only officer of a party has lost the right can be taken by a colleague', async () => {
  const nurse = await world.officer('Helena', 'nurse', world.organisations.county)
  const successor = await world.officer('Sanna', 'socialWorker', world.organisations.county)
  const file = await world.openWithAll(specialist, nurse)
  expect(await round()).toBe(0)
  await endRight(nurse)
  expect(await round()).toBe(1)
  expect(await round()).toBe(0)
  await world.take(successor, file)
  const history = await world.inside(successor, file, (tx) => readHistory(tx, file, successor.role))
  expect(history.map(({ event }) => event)).toEqual(['started', 'partyTaken', 'partyForsaken', 'partyTaken'])
})

test('an officer whose right is granted again takes the file back', async () => {
  const nurse = await world.officer('Satu', 'nurse', world.organisations.county)
  const file = await world.openWithAll(specialist, nurse)
  await endRight(nurse)
  await round()
  await renewRight(nurse)
  await world.take(nurse, file)
  const members = await world.admin.sql`select responsible from customerships.case_team_member
    where customership = ${file} and person = ${nurse.person}`
  expect([...members]).toEqual([{ responsible: true }])
})

test('a member who answers for nothing takes the file when nobody else answers for it any more', async () => {
  const nurse = await world.officer('Helena', 'nurse', world.organisations.county)
  const second = await world.officer('Olli', 'socialCounsellor', world.organisations.county)
  const file = await world.openWithAll(specialist, nurse)
  await world.inside(nurse, file, (tx) => addTeamMember(tx, file, second.person, nurse))
  await endRight(nurse)
  expect(await round()).toBe(1)
  await world.take(second, file)
  const members = await world.admin.sql`select responsible from customerships.case_team_member
    where customership = ${file} and person = ${second.person}`
  expect([...members]).toEqual([{ responsible: true }])
})

test('a party with another responsible officer on the team is not forsaken, nor one that has ended its work', async () => {
  const nurse = await world.officer('Helena', 'nurse', world.organisations.county)
  const second = await world.officer('Olli', 'socialCounsellor', world.organisations.county)
  const file = await world.openWithAll(specialist, nurse)
  await world.admin
    .sql`insert into customerships.case_team_member (id, customership, organisation, person, name, title,
      role, responsible, added_by, added_at)
    select gen_random_uuid(), ${file}, ${second.authority}, ${second.person}, 'Olli', 't', 'socialCounsellor', true,
      ${nurse.person}, ${world.clock.instant()}`
  await endRight(nurse)
  expect(await round()).toBe(0)
  const third = await world.officer('Teemu', 'socialWorker', world.organisations.county)
  await expect(world.take(third, file)).rejects.toMatchObject(problem('not-found'))
})
