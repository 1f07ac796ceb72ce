import type { CustomershipId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advanceCustomership } from './advance-customership.ts'
import { giveEndOpinion } from './give-end-opinion.ts'
import { proposeEndOfCustomership } from './propose-end.ts'
import { readCustomership } from './read-customership.ts'
import { readHistory } from './read-history.ts'
import { createWorld, indexOf, problem, type TestOfficer, type World } from './test-world.ts'
import { withdrawEndProposal } from './withdraw-end-proposal.ts'

let world: World
let specialist: TestOfficer
let nurse: TestOfficer
let kela: TestOfficer
beforeAll(async () => {
  world = await createWorld()
  specialist = await world.officer('Aino', 'employmentSpecialist', world.organisations.lahti)
  nurse = await world.officer('Helena', 'nurse', world.organisations.county)
  kela = await world.officer('Kalle', 'workAbilitySpecialist', world.organisations.kela)
})
afterAll(() => world.close())

const grounds = 'Sovitut palvelut ovat toteutuneet.'
const propose = (by: TestOfficer, id: CustomershipId, expectedVersion: number) =>
  world.inside(by, id, (tx) =>
    proposeEndOfCustomership(
      tx,
      world.keysOf(id),
      { reason: 'employed', grounds },
      { ...by, expectedVersion },
    ),
  )
const opine = (by: TestOfficer, id: CustomershipId, agrees: boolean, expectedVersion: number) =>
  world.inside(by, id, (tx) =>
    giveEndOpinion(tx, world.keysOf(id), { agrees, grounds }, { ...by, expectedVersion }),
  )
const withdraw = (by: TestOfficer, id: CustomershipId, expectedVersion: number) =>
  world.inside(by, id, (tx) =>
    withdrawEndProposal(tx, world.keysOf(id), 'Työkokeilu keskeytyi.', { ...by, expectedVersion }),
  )
const read = (id: CustomershipId) =>
  world.inside(specialist, id, (tx) => readCustomership(tx, world.keysOf(id), specialist))

test('a customership ends when the three have agreed, on the day of the last opinion', async () => {
  const id = await world.openWithAll(specialist, nurse, kela)
  await propose(specialist, id, 1)
  world.clock.advance({ days: 2 })
  await opine(nurse, id, true, 2)
  expect(await read(id)).toMatchObject({ state: 'endProposed', endedOn: null, endReason: 'employed' })
  world.clock.advance({ days: 3 })
  await opine(kela, id, true, 3)
  expect(await read(id)).toMatchObject({
    state: 'ended',
    endedOn: '2026-03-07',
    keptUntil: '2030-03-07',
    deletionOn: '2030-03-08',
    planDueOn: null,
    version: 4,
    endOpinions: [
      { organisation: specialist.authority, agrees: true, givenOn: '2026-03-02', grounds },
      { organisation: nurse.authority, agrees: true, givenOn: '2026-03-04', grounds },
      { organisation: kela.authority, agrees: true, givenOn: '2026-03-07', grounds },
    ],
  })
  const history = await world.inside(nurse, id, (tx) => readHistory(tx, id, nurse.role))
  expect(history.map(({ event }) => event)).toEqual([
    'started',
    'partyTaken',
    'partyTaken',
    'endProposed',
    'endAgreed',
    'endAgreed',
    'ended',
  ])
  expect(history.map(({ by }) => by?.role)).toContain('nurse')
})

test('one party that does not agree sends the work back to where it was, and the end may be proposed again', async () => {
  const file = await world.openWithAll(specialist, nurse, kela)
  const day = world.clock.calendar()
  const drafted = await world.inside(specialist, file, (tx) =>
    advanceCustomership(tx, file, { to: 'planDraft', on: day }, { ...specialist, expectedVersion: 1 }),
  )
  await propose(kela, file, drafted.version)
  await opine(nurse, file, false, 3)
  expect(await read(file)).toMatchObject({ state: 'planDraft', endReason: null })
  await propose(nurse, file, 4)
  await expect(opine(nurse, file, true, 5)).rejects.toMatchObject(problem('opinion-exists'))
  await opine(kela, file, true, 5)
  await opine(specialist, file, true, 6)
  expect(await read(file)).toMatchObject({ state: 'ended' })
})

test('what has ended is read-only, also for the database, and a new need is a new customership', async () => {
  const index = indexOf('050599Y9061')
  const id = await world.open(specialist, { index })
  await world.take(nurse, id)
  await world.take(kela, id)
  await propose(specialist, id, 1)
  await opine(nurse, id, true, 2)
  await expect(world.open(specialist, { index })).rejects.toMatchObject({ met: 'openFile' })
  await opine(kela, id, true, 3)
  await expect(propose(specialist, id, 4)).rejects.toMatchObject(problem('customership-ended'))
  await expect(opine(specialist, id, false, 4)).rejects.toMatchObject(problem('customership-ended'))
  await expect(
    world.admin.sql`update customerships.customership set state = 'planDraft' where id = ${id}`,
  ).rejects.toMatchObject({ code: 'TY003' })
  expect(await world.open(specialist, { index })).not.toBe(id)
  expect(await read(id)).toMatchObject({ state: 'ended' })
})

test('of two opinions on the same version one is told that the file has moved on', async () => {
  const id = await world.openWithAll(specialist, nurse, kela)
  await propose(specialist, id, 1)
  const both = await Promise.allSettled([opine(nurse, id, true, 2), opine(kela, id, true, 2)])
  const refused = both.filter(({ status }) => status === 'rejected')
  expect(refused).toMatchObject([{ reason: problem('stale-version') }])
  expect(await read(id)).toMatchObject({ state: 'endProposed', version: 3 })
})

test('a step on a version that is not the last one is refused and changes nothing', async () => {
  const id = await world.openWithAll(specialist, nurse)
  const day = world.clock.calendar()
  const stale = world.inside(nurse, id, (tx) =>
    advanceCustomership(tx, id, { to: 'planDraft', on: day }, { ...nurse, expectedVersion: 7 }),
  )
  await expect(stale).rejects.toMatchObject(problem('stale-version'))
  expect(await read(id)).toMatchObject({ state: 'underAssessment', version: 1 })
})

test('the party that proposed the end takes it back for a reason, another does not, and it may be proposed again', async () => {
  const id = await world.openWithAll(specialist, nurse, kela)
  await propose(specialist, id, 1)
  expect(await read(id)).toMatchObject({
    workingState: 'underAssessment',
    endProposal: {
      organisation: specialist.authority,
      awaits: [nurse.authority, kela.authority],
    },
  })
  await expect(withdraw(nurse, id, 2)).rejects.toMatchObject(problem('not-permitted'))
  await opine(nurse, id, true, 2)
  await withdraw(specialist, id, 3)
  expect(await read(id)).toMatchObject({ state: 'underAssessment', endProposal: null, endReason: null })
  await expect(withdraw(specialist, id, 4)).rejects.toMatchObject(problem('state-conflict'))
  await propose(kela, id, 4)
  await opine(nurse, id, true, 5)
  await opine(specialist, id, true, 6)
  expect(await read(id)).toMatchObject({ state: 'ended' })
  const history = await world.inside(nurse, id, (tx) => readHistory(tx, id, nurse.role))
  expect(history.map(({ event }) => event)).toContain('endWithdrawn')
  const [kept] = await world.admin.sql<{ text: string }[]>`
    select encode(withdrawal_grounds, 'escape') as text from customerships.end_proposal where customership = ${id} and number = 1`
  expect(kept?.text).not.toContain('keskeytyi')
})

test('reviews go on while an end is proposed, and the work stands where they led when it is declined', async () => {
  const id = await world.openWithAll(specialist, nurse, kela)
  await world.agreePlan(id)
  const on = world.clock.calendar()
  const step = (to: 'planDraft' | 'planInForce' | 'underReview', expectedVersion: number) =>
    world.inside(specialist, id, (tx) =>
      advanceCustomership(tx, id, { to, on }, { ...specialist, expectedVersion }),
    )
  await step('planDraft', 1)
  await step('planInForce', 2)
  await propose(nurse, id, 3)
  await step('underReview', 4)
  await step('planInForce', 5)
  expect(await read(id)).toMatchObject({
    state: 'endProposed',
    workingState: 'planInForce',
    lastReviewOn: on,
  })
  await step('underReview', 6)
  await opine(kela, id, false, 7)
  expect(await read(id)).toMatchObject({ state: 'underReview' })
})

test('the database ends nothing on silence, and takes no proposal back for another', async () => {
  const id = await world.openWithAll(specialist, nurse, kela)
  await propose(specialist, id, 1)
  const sql = (by: TestOfficer, text: string) => world.inside(by, id, (tx) => tx.drizzle.execute(text))
  const ended = "update customerships.customership set state = 'ended', ended_on = '2026-03-09'"
  await expect(sql(specialist, ended)).rejects.toMatchObject({ code: 'TY092' })
  const back =
    'update customerships.customership set state = state_before_end, state_before_end = null, end_reason = null'
  await expect(sql(specialist, back)).rejects.toMatchObject({ code: 'TY092' })
  const foreign = await sql(
    nurse,
    `update customerships.end_proposal set withdrawn_on = '2026-03-09', withdrawn_by = '${nurse.person}',
      withdrawal_grounds = 'x' returning number`,
  )
  expect([...foreign]).toEqual([])
  const bare = `insert into customerships.end_opinion values ('${id}', 1, '${nurse.authority}', '${nurse.person}', true, '2026-03-02',
    '2026-03-02')`
  await expect(sql(nurse, bare)).rejects.toMatchObject({ cause: { code: '23514' } })
})
