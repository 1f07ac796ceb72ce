import { newCustomershipId, newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, indexOf, problem, type TestOfficer, type World } from './test-world.ts'

let world: World
let specialist: TestOfficer
let nurse: TestOfficer
beforeAll(async () => {
  world = await createWorld()
  specialist = await world.officer('Aino', 'employmentSpecialist', world.organisations.lahti)
  nurse = await world.officer('Helena', 'nurse', world.organisations.county)
})
afterAll(() => world.close())

const rowsOf = (id: string) => world.admin.sql`select * from customerships.customership where id = ${id}`

test('who starts becomes the responsible officer of their party, and the two others await theirs', async () => {
  const id = await world.open(specialist)
  const [file] = await rowsOf(id)
  expect(file).toMatchObject({ state: 'underAssessment', version: 1, labour_authority: specialist.authority })
  expect(file?.number).toMatch(/^TYM-2026-\d{7}$/)
  const parties = await world.admin.sql`select kind, taken_by from customerships.party
    where customership = ${id} order by kind`
  expect([...parties]).toEqual([
    { kind: 'kela', taken_by: null },
    { kind: 'labourAuthority', taken_by: specialist.person },
    { kind: 'wellbeingCounty', taken_by: null },
  ])
  const team = await world.admin.sql`select person, name, responsible from customerships.case_team_member
    where customership = ${id}`
  expect([...team]).toEqual([{ person: specialist.person, name: 'Aino', responsible: true }])
})

test('a start may lie in the past, and is not the day of recording', async () => {
  const id = await world.open(nurse, {
    startedOn: world.clock.calendar(),
    labourAuthority: world.organisations.heinola,
  })
  const [file] = await rowsOf(id)
  expect(file).toMatchObject({ labour_authority: world.organisations.heinola, started_by: nurse.person })
})

test('a start in the future is refused, also by the database itself', async () => {
  await expect(world.open(specialist, { startedOn: world.tomorrow() })).rejects.toMatchObject(
    problem('start-in-future'),
  )
  const insert = world.admin
    .sql`insert into customerships.customership (id, number, area, labour_authority, started_on,
      recorded_at, recorded_on, started_by, started_by_authority)
    values (${newId()}, ${newId()}, ${world.areas.lahti}, ${specialist.authority}, '2026-03-03', '2026-03-02', '2026-03-02',
      ${specialist.person}, ${specialist.authority})`
  await expect(insert).rejects.toMatchObject({ constraint_name: 'never_starts_in_the_future' })
})

test('a person has one open customership: a second start meets it, from whichever area, and writes nothing', async () => {
  const index = indexOf('160494-9021')
  const customership = await world.open(specialist, { index })
  const outsider = await world.officer('Kaisa', 'employmentSpecialist', world.organisations.porvoo)
  const files = async () => (await world.admin.sql`select id from customerships.customership`).length
  const before = await files()
  await expect(world.open(outsider, { index })).rejects.toMatchObject({
    met: 'openFile',
    customership,
    onTeam: false,
  })
  await expect(world.open(specialist, { index })).rejects.toMatchObject({
    met: 'openFile',
    customership,
    onTeam: true,
  })
  expect(await files()).toBe(before)
})

test('of two who start at once for one person, one meets the file of the other', async () => {
  const index = indexOf('040404A990L')
  const both = await Promise.allSettled([
    world.open(specialist, { index }),
    world.open(nurse, { index, labourAuthority: world.organisations.lahti }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { met: 'openFile', onTeam: false },
  })
})

test('a referral starts one customership only, and a second start with it meets that one', async () => {
  const referral = {
    referringParty: world.organisations.county,
    referredOn: world.clock.calendar(),
    hash: indexOf('signed referral'),
  }
  const customership = await world.open(specialist, { referral })
  await expect(world.open(nurse, { referral, labourAuthority: specialist.authority })).rejects.toMatchObject({
    met: 'fileOfReferral',
    customership,
    onTeam: false,
  })
})

test('opening cannot enter a file that exists', async () => {
  const id = await world.open(specialist)
  await expect(world.open(nurse, { id, labourAuthority: world.organisations.lahti })).rejects.toThrow()
  const seen = await world.as(nurse, { kind: 'opening', customership: id }, (tx) =>
    tx.drizzle.execute('select id from customerships.customership'),
  )
  expect([...seen]).toEqual([])
})

test('a start outside the area of the right is refused, also by the database itself', async () => {
  const area = world.areas.porvoo
  const kela = await world.officer('Kalle', 'workAbilitySpecialist', world.organisations.kela)
  await expect(world.open(kela, { area })).rejects.toMatchObject(problem('not-permitted'))
  const id = newCustomershipId()
  const insert = (where: string) =>
    world.as(kela, { kind: 'opening', customership: id }, (tx) =>
      tx.drizzle.execute(
        `insert into customerships.customership (id, number, area, labour_authority, started_on, recorded_at, recorded_on,
           started_by, started_by_authority)
         values ('${id}', '${id}', '${where}', '${world.organisations.porvoo}', '2026-03-01',
           '${tx.context.instant.toISOString()}', '2026-03-02', '${kela.person}', '${kela.authority}')`,
      ),
    )
  await expect(insert(area)).rejects.toMatchObject({ cause: { code: '42501' } })
  await insert(kela.area)
})

test('nobody starts in the name of another person or organisation', async () => {
  const id = newCustomershipId()
  const forged = { ...specialist, authority: world.organisations.porvoo }
  await expect(
    world.as(forged, { kind: 'opening', customership: id }, (tx) =>
      tx.drizzle.execute(
        `insert into customerships.customership (id, number, area, labour_authority, started_on, recorded_at, recorded_on,
           started_by, started_by_authority)
         values ('${id}', '${id}', '${world.areas.lahti}', '${world.organisations.lahti}', '2026-03-01',
           '${tx.context.instant.toISOString()}', '2026-03-02', 'somebody-else', '${world.organisations.lahti}')`,
      ),
    ),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
})
