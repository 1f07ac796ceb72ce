import { staffOf } from '@tym/employment'
import { addDays } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { answerFlagEndpoint } from '../answer-flag.ts'
import { correctEntryEndpoint } from '../correct-entry.ts'
import { flagEntryEndpoint } from '../flag-entry.ts'
import { openFile, type TestFile } from '../test-file.ts'
import type { TestCaller } from '../test-requests.ts'
import { createWorld, problem, type World } from '../test-world.ts'
import { listTasks } from './list-tasks.ts'

let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openFile(world)
})

type Asked = Partial<Parameters<typeof listTasks>[2]>

const list = (by: TestCaller, asked: Asked = {}) =>
  world.inScope(by, { kind: 'caseload' }, (tx) =>
    listTasks(tx, staffOf(by.principal), { limit: 100, ...asked }, world.keys),
  )
const tasksOf = async (by: TestCaller) => (await list(by)).output.items
const kindsOf = async (by: TestCaller) => (await tasksOf(by)).map(({ kind }) => kind)

const goal = { main: 'Osa-aikainen työ', steps: [] }
const service = { kind: 'labour', service: 'Työkokeilu' }
const recordService = (by: TestCaller) => file.record(by, '7.03', service)

const flag = async (entry: string, by: TestCaller) =>
  (await world.send(flagEntryEndpoint, by, { ...file.params, entry }, { reason: 'Muistan toisin.' })).id

/** As if the plan had come into force on a day, whatever it holds. */
async function bringIntoForce(on: string): Promise<void> {
  await world.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update customerships.customership set state = 'planInForce', plan_in_force_on = ${on} where id = ${file.customership}`
  })
}

test('the plan is a task of the labour authority, which says what it lacks and ends where that is recorded', async () => {
  const { lahti, county } = world.organisations
  const [task] = await tasksOf(file.specialist)
  expect(task).toMatchObject({
    id: `plan-${file.customership}`,
    kind: 'plan',
    displayName: 'Suvi Annika Salainen',
    safety: false,
    waitsFor: [lahti, county],
    missing: ['wellbeingCounty', '7.02', '7.03', '7.07', '7.08'],
    at: { category: 7, field: '7.02' },
    group: 'later',
  })
  await file.record(file.specialist, '7.02', goal, { source: 'customer' })
  expect(await tasksOf(file.specialist)).toMatchObject([
    { missing: ['wellbeingCounty', '7.03', '7.07', '7.08'], at: { category: 7, field: '7.03' } },
  ])
})

test('others have of the plan only what their own role records, and nothing once it is there', async () => {
  for (const by of [file.nurse, file.socialWorker]) {
    const [task] = await tasksOf(by)
    expect(task).toMatchObject({ kind: 'planPart', missing: ['7.03'], at: { category: 7, field: '7.03' } })
    expect(task?.waitsFor).toContain(world.organisations.county)
  }
  expect(await kindsOf(file.kelaSpecialist)).toEqual([])
  await recordService(file.specialist)
  for (const by of [file.nurse, file.socialWorker, file.kelaSpecialist]) expect(await kindsOf(by)).toEqual([])
})

test('Kela is asked for its part of a plan that it takes part in', async () => {
  await world.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update customerships.customership set kela_in_plan = true where id = ${file.customership}`
  })
  expect(await tasksOf(file.kelaSpecialist)).toMatchObject([{ kind: 'planPart', missing: ['7.03'] }])
})

test('the review of a plan is the labour authority’s alone, by the day that the service counts', async () => {
  const today = world.clock.calendar()
  await bringIntoForce(addDays(today, -95))
  expect(await tasksOf(file.specialist)).toMatchObject([
    { kind: 'review', missing: [], at: { category: 7 }, since: addDays(today, -95), group: 'passed' },
  ])
  for (const by of [file.nurse, file.socialWorker, file.kelaSpecialist]) expect(await kindsOf(by)).toEqual([])
})

test('a suspected error is a task of who may answer it, until it is answered or the entry corrected', async () => {
  await recordService(file.nurse)
  const { id: entry } = await file.record(file.nurse, '5.04', { limit: 'Ei yli 20 kg:n nostoja' })
  const id = await flag(entry, file.customer)
  const since = world.clock.calendar()
  expect(await tasksOf(file.nurse)).toMatchObject([
    {
      id: `flag-${entry}`,
      kind: 'flag',
      waitsFor: [world.organisations.county],
      missing: ['5.04'],
      at: { category: 5, field: '5.04', entry },
      since,
    },
  ])
  // The social worker's role does not record health, and the specialist's organisation has not stored it.
  for (const by of [file.socialWorker, file.specialist]) expect(await kindsOf(by)).not.toContain('flag')
  const params = { ...file.params, entry }
  await world.send(answerFlagEndpoint, file.nurse, { ...params, flag: id }, { answer: 'Mitattu kahdesti.' })
  expect(await kindsOf(file.nurse)).toEqual([])
  await flag(entry, file.specialist)
  expect(await kindsOf(file.nurse)).toEqual(['flag'])
  const correction = { value: { limit: 'Ei yli 10 kg:n nostoja' }, reason: 'Raja kirjattiin väärin.' }
  await world.send(correctEntryEndpoint, file.nurse, params, correction, 1)
  expect(await kindsOf(file.nurse)).toEqual([])
})

test('of contact data under non-disclosure the list says nothing, nor of the customer’s own word', async () => {
  const { id: address } = await file.record(file.specialist, '1.06', 'Lahti', { source: 'customer' })
  await flag(address, file.customer)
  const own = (await file.record(file.customer, '6.03', 'Haluan osa-aikatyöhön.')).id
  await flag(own, file.nurse)
  expect(await kindsOf(file.specialist)).toEqual(['flag', 'plan'])
  await file.record(file.specialist, '1.09', { active: true }, { source: 'customer' })
  expect(await tasksOf(file.specialist)).toMatchObject([{ kind: 'plan', safety: true }])
})

test('each file of a page is one line, with the name and the entries that it tells of', async () => {
  const { id: entry } = await file.record(file.specialist, '3.04', 'myyjä')
  await flag(entry, file.nurse)
  const { touched } = await list(file.specialist)
  expect(touched).toMatchObject([
    {
      customership: file.customership,
      categories: [1, 2, 3],
      fields: ['1.02', '1.03', '2.01', '3.04'],
      resources: [entry],
    },
  ])
})

test('filters and pages go on where they stopped, and the counts are of all', async () => {
  const { id: entry } = await file.record(file.specialist, '3.04', 'myyjä')
  await flag(entry, file.nurse)
  const { output: flags } = await list(file.specialist, { kind: 'flag' })
  expect(flags).toMatchObject({ items: [{ kind: 'flag' }], matching: 1, total: 2 })
  expect(flags.counts.kind).toEqual([
    { code: 'plan', n: 1 },
    { code: 'planPart', n: 0 },
    { code: 'review', n: 0 },
    { code: 'flag', n: 1 },
  ])
  const { output: later, touched } = await list(file.specialist, { group: 'passed' })
  expect([later.items, later.matching, touched]).toEqual([[], 0, []])
  const first = (await list(file.specialist, { limit: 1 })).output
  const second = (await list(file.specialist, { limit: 1, cursor: first.nextCursor ?? '' })).output
  expect([...first.items, ...second.items].map(({ kind }) => kind)).toEqual(['flag', 'plan'])
  expect(second.nextCursor).toBeNull()
  const foreign = Buffer.from('{"id":"x"}').toString('base64url')
  await expect(list(file.specialist, { cursor: foreign })).rejects.toMatchObject(problem('invalid-cursor'))
})

test('nobody has a task in a file that has ended, or on whose team they are not', async () => {
  const outsider = await world.officer('employmentSpecialist', world.organisations.lahti)
  expect(await tasksOf(outsider)).toEqual([])
  await world.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update customerships.customership set state = 'ended', ended_on = current_date, end_reason = 'needOver', state_before_end = 'underAssessment' where id = ${file.customership}`
  })
  expect(await tasksOf(file.specialist)).toEqual([])
})

test('the database tells of no work outside a caseload, and nobody whose role has none', async () => {
  const asked = (by: TestCaller, kind: 'caseload' | 'organisation') =>
    world.inScope(by, { kind }, async (tx) => [
      ...(await tx.drizzle.execute('select customership from relation.own_work()')),
      ...(await tx.drizzle.execute('select customership from relation.remarks_to_answer()')),
    ])
  expect(await asked(file.specialist, 'caseload')).toHaveLength(1)
  expect(await asked(file.specialist, 'organisation')).toEqual([])
  expect(await asked(file.customer, 'caseload')).toEqual([])
  const accessOfficer = await world.officer('accessOfficer', world.organisations.lahti)
  expect(await asked(accessOfficer, 'caseload')).toEqual([])
})
