import { newId } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { answerFlagEndpoint } from './answer-flag.ts'
import { correctEntryEndpoint } from './correct-entry.ts'
import { flagEntryEndpoint } from './flag-entry.ts'
import { readCategoryEndpoint } from './read-categories.ts'
import { readEntryHistoryEndpoint } from './read-entry-history.ts'
import { rebuildDocuments } from './rebuild-documents.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { Done, TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
let fact: Done
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  fact = await file.record(file.nurse, '5.04', { limit: 'Ei yli 20 kg:n nostoja' })
})

const entryParams = () => ({ ...file.params, entry: fact.id })
const flag = async (by: TestCaller) =>
  (await world.send(flagEntryEndpoint, by, entryParams(), { reason: 'Asiakas muistaa toisin.' })).id
const text = 'Rajoite on mitattu vastaanotolla kahdesti.'
const answer = (by: TestCaller, id: string) =>
  world.send(answerFlagEndpoint, by, { ...entryParams(), flag: id }, { answer: text })
const flagsSeen = async (by: TestCaller) =>
  (await world.read(readCategoryEndpoint, by, { ...file.params, category: '5' })).entries.find(
    ({ id }) => id === fact.id,
  )?.flags
const history = async (by: TestCaller) =>
  (await world.send(readEntryHistoryEndpoint, by, entryParams())).output

test('the storing organisation answers that the entry stays: all who read it see why, and the mark is gone', async () => {
  const [asked, other] = [await flag(file.customer), await flag(file.specialist)]
  expect(await flagsSeen(file.specialist)).toBe(2)
  expect(await answer(file.nurse, asked)).toMatchObject({
    version: 1,
    touched: [{ categories: [5], fields: ['5.04'], resources: [fact.id] }],
  })
  expect(await flagsSeen(file.specialist)).toBe(1)
  const by = { person: file.nurse.principal.person, authority: world.organisations.county }
  expect(await history(file.specialist)).toMatchObject({
    versions: [{ version: 1 }],
    flags: [{ id: asked, answer: { by, text } }, { id: other }],
  })
  expect(await history(file.customer)).toMatchObject({
    flags: [{ id: asked, answer: { by: { authority: world.organisations.county }, text } }, {}],
  })
  expect(JSON.stringify(await history(file.customer))).not.toContain(file.nurse.principal.person)
})

test('an officer says what is suspected; of a customer no reason is asked that would do for a register', async () => {
  const empty = { reason: 'Virheellinen tieto.' }
  await expect(world.send(flagEntryEndpoint, file.specialist, entryParams(), empty)).rejects.toMatchObject(
    problem('says-nothing'),
  )
  await world.send(flagEntryEndpoint, file.customer, entryParams(), empty)
  expect(await flagsSeen(file.specialist)).toBe(1)
})

test('documents that are laid out again count what waits for an answer', async () => {
  await answer(file.nurse, await flag(file.customer))
  await flag(file.specialist)
  const keys = await getKeys(world.parts, file.customership)
  const context = {
    instant: world.clock.instant(),
    calendar: world.clock.calendar(),
    scope: { kind: 'public' },
  } as const
  await world.admin.write(context, (tx) => rebuildDocuments(tx, keys))
  expect(await flagsSeen(file.specialist)).toBe(1)
})

test('nobody else answers, and nobody twice', async () => {
  const id = await flag(file.customer)
  for (const by of [file.specialist, file.customer])
    await expect(answer(by, id)).rejects.toMatchObject(problem('not-storing-organisation'))
  await expect(answer(file.nurse, newId())).rejects.toMatchObject(problem('not-found'))
  await answer(file.nurse, id)
  await expect(answer(file.nurse, id)).rejects.toMatchObject(problem('flag-answered'))
})

test('two answers at the same moment are one', async () => {
  const id = await flag(file.customer)
  const both = await Promise.allSettled([answer(file.nurse, id), answer(file.nurse, id)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await flagsSeen(file.nurse)).toBe(0)
})

test('a correction is the answer where there is one', async () => {
  const id = await flag(file.customer)
  const correction = { value: { limit: 'Ei yli 10 kg:n nostoja' }, reason: 'Raja kirjattiin väärin.' }
  await world.send(correctEntryEndpoint, file.nurse, entryParams(), correction, 1)
  await expect(answer(file.nurse, id)).rejects.toMatchObject(problem('entry-superseded'))
})

test('an answer is kept encrypted, and the database takes it once, from whoever answers for the entry', async () => {
  const id = await flag(file.customer)
  const inFile = (by: TestCaller) =>
    world.inside(by, file.customership, (tx) => tx.drizzle.execute(rawAnswer(id)))
  await expect(inFile(file.specialist)).rejects.toMatchObject({ cause: { code: 'TY072' } })
  await answer(file.nurse, id)
  const [row] = await world.sql`select answer from customer_data.entry_flag where id = ${id}`
  expect(row?.['answer'].includes('mitattu')).toBe(false)
  await expect(inFile(file.nurse)).rejects.toMatchObject({ cause: { code: 'TY072' } })
})

const rawAnswer = (id: string) =>
  `update customer_data.entry_flag set answer = '\\x00', answered_by = ctx.person(), answered_as = ctx.authority(),
    answered_at = ctx.instant() where id = '${id}'`
