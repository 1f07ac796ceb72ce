import { newEntryId, newId } from '@tym/kernel'
import { daysOfDrafts } from '@tym/register'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { correctEntryEndpoint } from '../correct-entry.ts'
import { openFile, type TestFile } from '../test-file.ts'
import type { TestCaller } from '../test-requests.ts'
import { createWorld, problem, type World } from '../test-world.ts'
import { clearOldDrafts } from './clear-old-drafts.ts'
import { discardDraftEndpoint } from './discard-draft.ts'
import { listDraftsEndpoint } from './list-drafts.ts'
import { readDraftEndpoint } from './read-draft.ts'
import { saveDraftEndpoint } from './save-draft.ts'

let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openFile(world)
})

const place = 'new-5.04'
const at = (where = place) => ({ ...file.params, place: where })
const content = JSON.stringify({ value: { limit: 'Ei yli 20 kg' }, effect: 'Rajaa' })
const save = (by: TestCaller, seen = 0, where = place, what: string = content) =>
  world.send(saveDraftEndpoint, by, at(where), { content: what, seen })
const read = async (by: TestCaller, where = place) =>
  (await world.send(readDraftEndpoint, by, at(where))).output
const list = async (by: TestCaller) => (await world.send(listDraftsEndpoint, by, {})).output
const rows = () => world.sql`select * from customer_data.draft where customership = ${file.customership}`

test('what is written is there again for its author, and each saving is the newest', async () => {
  const begun = await save(file.nurse)
  expect(begun).toMatchObject({ version: 1, touched: [{ fields: ['5.04'], resources: [begun.id] }] })
  const more = JSON.stringify({ value: { limit: 'Ei yli 20 kg' }, necessity: 'Ilman' })
  expect(await save(file.nurse, 1, place, more)).toMatchObject({ id: begun.id, version: 2, touched: [] })
  expect(await read(file.nurse)).toMatchObject({ id: begun.id, version: 2, content: more })
  expect(await list(file.nurse)).toMatchObject({
    items: [
      {
        customership: file.customership,
        displayName: 'Suvi Annika Salainen',
        place,
        field: '5.04',
        version: 2,
      },
    ],
  })
})

test('what another window has kept is not written over', async () => {
  await save(file.nurse)
  await expect(save(file.nurse)).rejects.toMatchObject(problem('stale-version'))
  const both = await Promise.allSettled([save(file.nurse, 1), save(file.nurse, 1)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const begun = await Promise.allSettled([0, 0].map((seen) => save(file.nurse, seen, 'new-5.01')))
  expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

describe('a draft is its author’s alone', () => {
  test('a colleague on the same team and the customer find none', async () => {
    await save(file.nurse)
    const colleague = await world.officer('nurse', world.organisations.county)
    await world.join(file.customership, colleague)
    for (const other of [colleague, file.specialist, file.customer]) {
      await expect(read(other)).rejects.toMatchObject(problem('not-found'))
      await expect(world.send(discardDraftEndpoint, other, at())).rejects.toMatchObject(problem('not-found'))
      expect(await list(other)).toEqual({ items: [] })
    }
    expect(await rows()).toHaveLength(1)
  })

  test('nobody reads it in the database, and it is encrypted', async () => {
    await save(file.nurse)
    const seen = await world.inside(file.specialist, file.customership, (tx) =>
      tx.drizzle.execute('select id from customer_data.draft'),
    )
    expect([...seen]).toEqual([])
    const [row] = await rows()
    expect(row?.['content'].includes('20 kg')).toBe(false)
  })

  test('once the author has left the team it is read and listed no more', async () => {
    await save(file.nurse)
    await world.sql`update customerships.case_team_member set removed_by = 'test', removed_at = ${world.clock.instant().toISOString()}
      where customership = ${file.customership} and person = ${file.nurse.principal.person}`
    await expect(read(file.nurse)).rejects.toThrow()
    expect(await list(file.nurse)).toEqual({ items: [] })
  })
})

test('only what the author may record is drafted', async () => {
  await expect(save(file.specialist, 0, 'new-5.01')).rejects.toMatchObject(problem('not-permitted'))
  await expect(save(file.nurse, 0, `correction-${newEntryId()}`)).rejects.toMatchObject(problem('not-found'))
  const secret = await file.record(file.nurse, '5.01', 'x')
  await expect(save(file.specialist, 0, `correction-${secret.id}`)).rejects.toMatchObject(
    problem('not-found'),
  )
  for (const wrong of ['new-9.99', `new-${newId()}`, 'correction-5.04', '../../x', ''])
    await expect(save(file.nurse, 0, wrong)).rejects.toMatchObject(problem('invalid-input'))
})

test('a text that is too long, or one draft too many, is refused and changes nothing', async () => {
  await expect(save(file.nurse, 0, place, 'x'.repeat(24_001))).rejects.toMatchObject(problem('invalid-input'))
  expect(await rows()).toEqual([])
  for (let each = 0; each < 30; each += 1)
    await world.sql`insert into customer_data.draft (id, customership, person, authority, place, field, version, content, begun_at, saved_at)
      values (${newId()}, ${file.customership}, ${file.nurse.principal.person}, ${world.organisations.county}, ${`correction-${newId()}`},
        '5.04', 1, ${Buffer.from('sealed')}, ${world.clock.instant().toISOString()}, ${world.clock.instant().toISOString()})`
  await expect(save(file.nurse)).rejects.toMatchObject(problem('too-many-drafts'))
  expect(await rows()).toHaveLength(30)
})

test('what has been recorded or corrected has no draft any more', async () => {
  await save(file.nurse)
  const { id } = await file.record(file.nurse, '5.04', { limit: 'Ei yli 20 kg:n nostoja' })
  expect(await rows()).toEqual([])
  await save(file.nurse, 0, `correction-${id}`)
  const correction = { value: { limit: 'Ei yli 10 kg:n nostoja' }, reason: 'Raja kirjattiin väärin.' }
  await world.send(correctEntryEndpoint, file.nurse, { ...file.params, entry: id }, correction, 1)
  expect(await rows()).toEqual([])
})

test('a draft that is discarded is gone', async () => {
  const { id } = await save(file.nurse)
  expect(await world.send(discardDraftEndpoint, file.nurse, at())).toMatchObject({ id, touched: [] })
  expect(await rows()).toEqual([])
})

test('one that nobody has saved for its time is dropped, and no other', async () => {
  await save(file.nurse)
  await save(file.nurse, 0, 'new-5.01')
  const days = (count: number) => new Date(world.clock.instant().getTime() - count * 86_400_000)
  await world.sql`update customer_data.draft set saved_at = ${days(daysOfDrafts + 1).toISOString()}
    where customership = ${file.customership} and place = ${place}`
  const context = {
    instant: world.clock.instant(),
    calendar: world.clock.calendar(),
    scope: { kind: 'job', job: 'clear-old-drafts' },
  } as const
  const cleared = await world.worker.write(context, (tx) => clearOldDrafts(tx, world.clock.instant()))
  expect(cleared).toEqual({ deleted: 1, isAll: true })
  expect(await rows()).toMatchObject([{ place: 'new-5.01' }])
})
