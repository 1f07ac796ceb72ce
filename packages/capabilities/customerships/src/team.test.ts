import { type CustomershipId, newId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addTeamMember } from './add-team-member.ts'
import { listTeam } from './queries.ts'
import { readCustomership } from './read-customership.ts'
import { readHistory } from './read-history.ts'
import { removeTeamMember } from './remove-team-member.ts'
import { setResponsibleOfficer } from './set-responsible-officer.ts'
import { createWorld, indexOf, problem, type TestOfficer, type World } from './test-world.ts'

let world: World
let specialist: TestOfficer
let colleague: TestOfficer
let nurse: TestOfficer
let file: CustomershipId
beforeAll(async () => {
  world = await createWorld()
  specialist = await world.officer('Aino', 'employmentSpecialist', world.organisations.lahti)
  colleague = await world.officer('Oskar', 'employmentSpecialist', world.organisations.lahti)
  nurse = await world.officer('Helena', 'nurse', world.organisations.county)
})
beforeEach(async () => {
  file = await world.openWithAll(specialist, nurse)
})
afterAll(() => world.close())

const add = (by: TestOfficer, person: TestOfficer) =>
  world.inside(by, file, (tx) => addTeamMember(tx, file, person.person, by))
const remove = (by: TestOfficer, member: string) =>
  world.inside(by, file, (tx) => removeTeamMember(tx, file, member, by))
const makeResponsible = (by: TestOfficer, member: string, responsible = true) =>
  world.inside(by, file, (tx) => setResponsibleOfficer(tx, file, { member, responsible }, by))
const memberOf = async (officer: TestOfficer) => {
  const team = await world.inside(nurse, file, (tx) => listTeam(tx, file))
  const found = team.find(({ person }) => person === officer.person)
  if (found === undefined) throw new Error('the officer is not on the team')
  return found
}

test('a colleague who is brought in reads the file, by the name and title of their usage right', async () => {
  await add(specialist, colleague)
  const seen = await world.inside(colleague, file, (tx) =>
    readCustomership(tx, world.keysOf(file), colleague),
  )
  expect(seen.team).toContainEqual(
    expect.objectContaining({ name: 'Oskar', title: colleague.title, responsible: false }),
  )
})

test('an officer of another employer who may act for the authority is a colleague', async () => {
  const { porvoo, loviisa } = world.organisations
  const own = await world.officer('Pirkko', 'employmentSpecialist', porvoo)
  const lent = await world.officer('Kaisa', 'employmentSpecialist', porvoo, { employer: loviisa })
  file = await world.open(own, { area: world.areas.porvoo })
  await add(own, lent)
  const seen = await world.inside(lent, file, (tx) => readCustomership(tx, world.keysOf(file), lent))
  expect(seen.team).toHaveLength(2)
})

test('nobody is brought in twice, without a live right, or from another organisation', async () => {
  await add(specialist, colleague)
  await expect(add(specialist, colleague)).rejects.toMatchObject(problem('already-on-team'))
  const expired = await world.officer('Eero', 'employmentSpecialist', specialist.authority, {
    until: '2026-03-01',
  })
  await expect(add(specialist, expired)).rejects.toMatchObject(problem('member-not-eligible'))
  const foreign = await world.officer('Sanna', 'socialWorker', nurse.authority)
  await expect(add(specialist, foreign)).rejects.toMatchObject(problem('member-not-eligible'))
  const registrar = await world.officer('Tiina', 'registrar', specialist.authority)
  await expect(add(specialist, registrar)).rejects.toMatchObject(problem('member-not-eligible'))
})

test('who is removed sees the file no more, and may be brought in again', async () => {
  await add(specialist, colleague)
  await remove(specialist, (await memberOf(colleague)).id)
  const seen = await world.inside(colleague, file, (tx) => listTeam(tx, file))
  expect(seen).toEqual([])
  await add(specialist, colleague)
  expect(await memberOf(colleague)).toMatchObject({ responsible: false })
})

test('a party keeps a responsible officer, also when two leave at once', async () => {
  const own = await memberOf(specialist)
  await expect(remove(specialist, own.id)).rejects.toMatchObject(problem('last-responsible-officer'))
  await expect(makeResponsible(specialist, own.id, false)).rejects.toMatchObject(
    problem('last-responsible-officer'),
  )
  await add(specialist, colleague)
  const other = await memberOf(colleague)
  await makeResponsible(specialist, other.id)
  const leaving = await Promise.allSettled([remove(specialist, own.id), remove(colleague, other.id)])
  expect(leaving.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('nobody makes themselves responsible, nor removes who is: those who answer for the file decide', async () => {
  await add(specialist, colleague)
  const own = await memberOf(colleague)
  const watcher = await memberOf(specialist)
  const attempts = [
    () => makeResponsible(colleague, own.id),
    () => makeResponsible(colleague, watcher.id, false),
    () => remove(colleague, watcher.id),
  ]
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(problem('not-permitted'))
  expect(await memberOf(specialist)).toMatchObject({ responsible: true })
  await makeResponsible(specialist, own.id)
  await remove(colleague, watcher.id)
  expect(await memberOf(colleague)).toMatchObject({ responsible: true })
})

test('who answers for nothing may leave', async () => {
  await add(specialist, colleague)
  await remove(colleague, (await memberOf(colleague)).id)
  expect(await world.inside(colleague, file, (tx) => listTeam(tx, file))).toEqual([])
})

test('a colleague whose right is for another area is not brought in', async () => {
  const elsewhere = await world.officer('Liisa', 'nurse', nurse.authority, { area: world.areas.porvoo })
  await expect(add(nurse, elsewhere)).rejects.toMatchObject(problem('member-not-eligible'))
})

test('the team of an ended customership takes nobody in, and lets go', async () => {
  await add(specialist, colleague)
  await world.admin.sql`update customerships.customership set state = 'ended', state_before_end = 'planDraft',
    end_reason = 'employed', ended_on = started_on where id = ${file}`
  const late = await world.officer('Myöhä', 'employmentSpecialist', specialist.authority)
  await expect(add(specialist, late)).rejects.toMatchObject(problem('customership-ended'))
  await expect(
    world.inside(specialist, file, (tx) =>
      tx.drizzle.execute(
        sql`insert into customerships.case_team_member (id, customership, organisation, person, name, title, role,
          responsible, added_by, added_at) values (${newId()}, ${file}, ${late.authority}, ${late.person}, 'n', 't',
          'employmentSpecialist', false, ${specialist.person}, '2026-03-02')`,
      ),
    ),
  ).rejects.toMatchObject({ cause: { code: 'TY003' } })
  await remove(specialist, (await memberOf(colleague)).id)
})

test('a member of another party is not removed, nor made responsible', async () => {
  const member = await memberOf(nurse)
  await expect(remove(specialist, member.id)).rejects.toMatchObject(problem('not-found'))
  await expect(makeResponsible(specialist, member.id, false)).rejects.toMatchObject(problem('not-found'))
})

test('a customer sees the responsible officers by name and title, and nobody else of the team', async () => {
  const index = indexOf('160494-9021')
  file = await world.open(specialist, { index })
  await add(specialist, colleague)
  const customer = { person: specialist.person, role: 'customer', selfIndex: index } as const
  const seen = await world.inside(customer, file, (tx) => readCustomership(tx, world.keysOf(file), customer))
  const told = await world.inside(customer, file, (tx) => readHistory(tx, file, customer.role))
  expect(told.map(({ event, by, member }) => [event, by, member])).toEqual([
    ['started', null, null],
    ['memberAdded', null, null],
  ])
  expect(seen.team).toEqual([
    {
      id: expect.any(String),
      organisation: specialist.authority,
      name: 'Aino',
      title: specialist.title,
      role: specialist.role,
      responsible: true,
    },
  ])
})

test('what has happened to the team names the member whom it was about', async () => {
  await add(specialist, colleague)
  const { id } = await memberOf(colleague)
  await makeResponsible(specialist, id)
  await makeResponsible(specialist, id, false)
  await remove(specialist, id)
  const history = await world.inside(nurse, file, (tx) => readHistory(tx, file, nurse.role))
  const ofTeam = history.filter(({ event }) => /^(member|responsibility)/.test(event))
  const oskar = { name: 'Oskar', title: colleague.title, role: colleague.role }
  expect(ofTeam.map(({ event, by, member }) => [event, by?.name, member])).toEqual([
    ['memberAdded', 'Aino', oskar],
    ['responsibilityGiven', 'Aino', oskar],
    ['responsibilityWithdrawn', 'Aino', oskar],
    ['memberRemoved', 'Aino', oskar],
  ])
  expect(history.find(({ event }) => event === 'partyTaken')).toMatchObject({
    organisation: nurse.authority,
    by: { name: 'Helena' },
    member: null,
  })
})
