import type { Context } from '@tym/database'
import { categoryNumbers, documentLayout } from '@tym/register'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { correctEntryEndpoint } from './correct-entry.ts'
import { type CurrentEntry, textOf } from './current-document.ts'
import { layOutDocuments } from './lay-out-documents.ts'
import { documentCiphertextPlace } from './places.ts'
import { readCategoryEndpoint } from './read-categories.ts'
import { entryHistory, readEntryHistoryEndpoint } from './read-entry-history.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
let statement: string
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
const value = { kind: 'doctor', givenBy: 'Porvoon sairaala', on: '2026-02-01', reference: 'L-1' }
beforeEach(async () => {
  file = await openFile(world)
  statement = (await file.record(file.nurse, '5.07', value)).id
})

const category = (by: TestCaller, number: number) =>
  world.read(readCategoryEndpoint, by, { ...file.params, category: String(number) })
const effectOf = (entries: readonly CurrentEntry[]) =>
  entries.find(({ field, supports }) => field === '5.09' && supports === statement)
const seenBy = async (by: TestCaller) => effectOf((await category(by, 5)).entries)
async function effectId(): Promise<string> {
  const found = await seenBy(file.nurse)
  if (found === undefined) throw new Error('the author sees the effect')
  return found.id
}
const correct = async (change: object) => {
  const found = await seenBy(file.nurse)
  const body = { value: 'Rajaa työaikaa.', reason: 'Tarkennus.', ...change }
  const params = { ...file.params, entry: found?.id ?? '' }
  await world.send(correctEntryEndpoint, file.nurse, params, body, found?.version)
}

test('an effect is seen by those who read its fact, by every road, and by nobody else of the team', async () => {
  const entry = await effectId()
  expect(await seenBy(file.socialWorker)).toMatchObject({ about: '5.07' })
  expect(await seenBy(file.kelaSpecialist)).toMatchObject({ about: '5.07' })
  expect(await seenBy(file.specialist)).toBeUndefined()
  const history = world.send(readEntryHistoryEndpoint, file.specialist, { ...file.params, entry })
  await expect(history).rejects.toMatchObject(problem('not-found'))
})

test('its author opens it to the whole team, with the fact or later, and closes it again', async () => {
  await correct({ effectOpen: true })
  expect(await seenBy(file.specialist)).toMatchObject({ value: 'Rajaa työaikaa.', opened: true, version: 2 })
  await correct({})
  expect(await seenBy(file.specialist)).toMatchObject({ version: 3 })
  await correct({ effectOpen: false })
  expect(await seenBy(file.specialist)).toBeUndefined()
  expect(await seenBy(file.socialWorker)).toMatchObject({ version: 4 })
  const opened = await file.record(file.nurse, '5.07', value, { effectOpen: true })
  const { entries } = await category(file.specialist, 5)
  expect(entries.map(({ field, supports }) => [field, supports])).toContainEqual(['5.09', opened.id])
})

test('nothing but an effect is opened', async () => {
  const params = { ...file.params, entry: statement }
  const body = { value, reason: 'Tarkennus.', effectOpen: true }
  await expect(world.send(correctEntryEndpoint, file.nurse, params, body, 1)).rejects.toMatchObject(
    problem('unknown-field'),
  )
  await expect(
    file.record(file.specialist, '3.04', 'Varastotyöntekijä', { effectOpen: true }),
  ).rejects.toMatchObject(problem('unknown-field'))
})

async function pageOf(by: TestCaller, entry: string) {
  const { output, touched } = await world.send(readEntryHistoryEndpoint, by, { ...file.params, entry })
  return { page: entryHistory.parse(output), touched }
}

test('the page of a fact tells its effect and its necessity with all their versions, in the one line of its read', async () => {
  await correct({ effectOpen: true })
  const { page, touched } = await pageOf(file.nurse, statement)
  const opened = page.statements.map(({ field, versions }) => [field, versions.map((each) => each.opened)])
  expect(opened).toEqual([
    ['5.09', [undefined, true]],
    ['5.10', [undefined]],
  ])
  const ids = page.statements.map(({ id }) => id)
  expect(touched).toMatchObject([{ fields: ['5.07', '5.09', '5.10'], resources: [statement, ...ids] }])
  const seen = await pageOf(file.socialWorker, statement)
  expect(seen.page.statements.map(({ field }) => field)).toContain('5.09')
})

test('who sees an opened effect only reads it on a page of its own, without what it said while it was closed', async () => {
  await correct({ effectOpen: true })
  const effect = await effectId()
  expect((await pageOf(file.specialist, effect)).page).toMatchObject({
    about: '5.07',
    versions: [{ value: null }, { value: 'Rajaa työaikaa.', opened: true }],
    statements: [],
  })
  expect((await pageOf(file.nurse, effect)).page).toMatchObject({
    versions: [{ value: expect.any(String) }, { value: 'Rajaa työaikaa.', correctionReason: 'Tarkennus.' }],
  })
  await expect(pageOf(file.specialist, statement)).rejects.toMatchObject(problem('not-found'))
})

/** Lays the effects out as the version before did: in one document that everybody of the team reads. */
async function layOutAsBefore(): Promise<void> {
  const keys = await world.keys.find(file.customership)
  const { entries } = await category(file.nurse, 5)
  if (keys === undefined) throw new Error('the file has keys')
  const before = entries.filter(({ field }) => field === '5.09').map(({ about: _about, ...entry }) => entry)
  const place = { category: 5, class: '5.e', owner: world.organisations.county } as const
  const content = keys.encrypt(documentCiphertextPlace(place, 1), textOf(before))
  await world.sql`insert into customer_data.current_document (customership, class, owner, category, version, layout, fields, content)
    values (${file.customership}, '5.e', ${place.owner}, 5, 1, 1, array['5.09'], ${content})`
  await world.sql`delete from customer_data.current_document where customership = ${file.customership} and class = '5.d'`
}
const layouts = async () =>
  (
    await world.sql`select distinct layout from customer_data.current_document where customership = ${file.customership}`
  ).map(({ layout }) => layout)

test('documents of the layout before are shown to nobody: the first read lays them out again, and is asked again', async () => {
  await layOutAsBefore()
  await expect(category(file.specialist, 5)).rejects.toMatchObject(problem('service-unavailable'))
  expect(await layouts()).toEqual([documentLayout])
  expect(await seenBy(file.specialist)).toBeUndefined()
  expect(await seenBy(file.kelaSpecialist)).toMatchObject({ about: '5.07' })
})

test('the first write lays them out again, so that no entry stands in two documents', async () => {
  await layOutAsBefore()
  await file.record(file.nurse, '5.08', { on: '2026-02-02', conclusion: 'Työkykyinen rajoituksin.' })
  expect(await layouts()).toEqual([documentLayout])
  expect(await seenBy(file.socialWorker)).toMatchObject({ about: '5.07' })
})

test('a job lays out what nobody has touched', async () => {
  await layOutAsBefore()
  const context: Context = {
    instant: world.clock.instant(),
    calendar: world.clock.calendar(),
    scope: { kind: 'job', job: 'lay-out-documents' },
  }
  const { counts, next } = await world.worker.write(context, (tx) =>
    layOutDocuments(tx, undefined, world.keys),
  )
  expect([counts, next]).toEqual([{ laidOut: 1 }, undefined])
  expect(await layouts()).toEqual([documentLayout])
  for (const number of categoryNumbers) await category(file.nurse, number)
})
