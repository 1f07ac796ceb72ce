import { endNotices } from '@tym/notifications/public'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAwaiting } from './list-awaiting.ts'
import { listMyCustomerships } from './list-my-customerships.ts'
import { tellOfficers } from './tell-officers.ts'
import { createWorld, problem, type TestOfficer, type World } from './test-world.ts'

let world: World
let specialist: TestOfficer
let nurse: TestOfficer
let socialWorker: TestOfficer
beforeAll(async () => {
  world = await createWorld()
  specialist = await world.officer('Aino', 'employmentSpecialist', world.organisations.lahti)
  nurse = await world.officer('Helena', 'nurse', world.organisations.county)
  socialWorker = await world.officer('Sanna', 'socialWorker', world.organisations.county)
})
afterAll(() => world.close())

const awaiting = async (officer: TestOfficer) => {
  const page = await world.as(officer, { kind: 'caseload' }, (tx) =>
    listAwaiting(tx, officer.authority, { limit: 100 }),
  )
  return page.page
}
const caseload = async (officer: TestOfficer) => {
  const page = await world.as(officer, { kind: 'caseload' }, (tx) =>
    listMyCustomerships(tx, officer, { limit: 100 }),
  )
  return page.page
}

test('a new file awaits the two other parties, with its number, its start and who started it, and nothing else', async () => {
  const id = await world.open(specialist)
  const [mine] = await caseload(specialist)
  const waiting = (await awaiting(nurse)).find((each) => each.id === id)
  expect(waiting).toEqual({
    id,
    number: mine?.number,
    startedOn: '2026-03-02',
    party: 'wellbeingCounty',
    waits: { since: expect.any(String), because: 'started', by: specialist.authority },
  })
  expect((await awaiting(specialist)).find((each) => each.id === id)).toBeUndefined()
})

test('who takes a file works on it from then on, and it awaits the party no more', async () => {
  const id = await world.open(specialist)
  await world.take(nurse, id)
  expect((await awaiting(nurse)).find((each) => each.id === id)).toBeUndefined()
  expect((await caseload(nurse)).find((each) => each.id === id)).toMatchObject({
    role: 'nurse',
    responsible: true,
    planDueOn: '2026-06-02',
    reviewDueOn: null,
  })
  expect((await caseload(socialWorker)).find((each) => each.id === id)).toBeUndefined()
})

test('once somebody has taken the file, nobody of the party is told any more that it waits', async () => {
  const id = await world.open(specialist)
  const toldTo = (officer: TestOfficer) =>
    world.as(officer, { kind: 'organisation' }, async (tx) => {
      const rows = await tx.drizzle.execute<{ kind: string; read: boolean }>(
        `select kind, read_at is not null as read from notifications.notification where customership = '${id}'`,
      )
      return rows.filter(({ kind }) => kind === 'customershipAwaits').map(({ read }) => read)
    })
  await world.job('tell-officers', (tx) =>
    tellOfficers(tx, {
      notice: 'customershipAwaits',
      customership: id,
      not: specialist.authority,
      once: 'test',
    }),
  )
  expect(await toldTo(nurse)).toContain(false)
  await world.take(socialWorker, id)
  const [planned] = await world.admin.sql`select payload from outbox.job where kind = 'end-awaiting-notices'
    and payload->>'customership' = ${id}`
  const taken = { customership: id, organisation: socialWorker.authority }
  expect(planned?.['payload']).toEqual(taken)
  await world.job('end-awaiting-notices', (tx) => endNotices(tx, { kind: 'customershipAwaits', ...taken }))
  expect(await toldTo(nurse)).not.toContain(false)
})

test('a file that a colleague has taken is not there any more, nor one of another area', async () => {
  const id = await world.open(specialist)
  await world.take(nurse, id)
  await expect(world.take(socialWorker, id)).rejects.toMatchObject(problem('not-found'))
  const stranger = await world.officer('Kaisa', 'socialWorker', world.organisations.otherCounty)
  await expect(world.take(stranger, id)).rejects.toMatchObject(problem('not-found'))
})

test("Kela's officer of another area neither sees the file among those that await nor takes it", async () => {
  const id = await world.open(specialist)
  const { kela } = world.organisations
  const elsewhere = await world.officer('Kalle', 'workAbilitySpecialist', kela, { area: world.areas.porvoo })
  expect((await awaiting(elsewhere)).find((each) => each.id === id)).toBeUndefined()
  await expect(world.take(elsewhere, id)).rejects.toMatchObject(problem('not-found'))
  const here = await world.officer('Kirsi', 'workAbilitySpecialist', kela)
  expect((await awaiting(here)).find((each) => each.id === id)).toMatchObject({ party: 'kela' })
  await world.take(here, id)
})

test('of two who take at once one wins', async () => {
  const id = await world.open(specialist)
  const both = await Promise.allSettled([world.take(nurse, id), world.take(socialWorker, id)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const team = await world.admin.sql`select 1 from customerships.case_team_member
    where customership = ${id} and organisation = ${nurse.authority}`
  expect(team).toHaveLength(1)
})

test('the caseload is read page by page, each file once', async () => {
  const officer = await world.officer('Oskar', 'employmentSpecialist', world.organisations.heinola)
  const ids = []
  for (let number = 0; number < 5; number += 1) ids.push(await world.open(officer))
  const seen = []
  let cursor: string | undefined
  do {
    const { page, nextCursor } = await world.as(officer, { kind: 'caseload' }, (tx) =>
      listMyCustomerships(tx, officer, { limit: 2, cursor }),
    )
    seen.push(...page.map(({ id }) => id))
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual(ids.toReversed())
})

test('those that have waited longest come first, whichever was opened first, page by page', async () => {
  const late = await world.open(specialist)
  world.clock.advance({ days: 1 })
  const early = await world.open(specialist)
  await world.admin
    .sql`update customerships.event set recorded_at = recorded_at - interval '40 days' where customership = ${early} and event = 'started'`
  const all = (await awaiting(nurse)).map(({ id }) => id)
  expect(all.indexOf(early)).toBe(0)
  expect(all.indexOf(late)).toBeGreaterThan(0)
  const waits = (await awaiting(nurse)).map((row) => row.waits?.since ?? '')
  expect(waits).toEqual([...waits].sort())
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await world.as(nurse, { kind: 'caseload' }, (tx) =>
      listAwaiting(tx, nurse.authority, { limit: 2, cursor }),
    )
    seen.push(...page.page.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual(all)
})

test.each(['', 'x', 'b3RoZXI', Buffer.from('0198F0A0-0000-7000-8000-000000000101').toString('base64url')])(
  'a cursor that no page has said is refused (%j)',
  async (cursor) => {
    await expect(
      world.as(nurse, { kind: 'caseload' }, (tx) => listAwaiting(tx, nurse.authority, { limit: 10, cursor })),
    ).rejects.toMatchObject(problem('invalid-cursor'))
  },
)
