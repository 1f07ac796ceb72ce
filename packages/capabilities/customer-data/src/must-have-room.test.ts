import { entryBounds } from '@tym/register'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correctEntryEndpoint } from './correct-entry.ts'
import { recordEntryEndpoint } from './record-entry.ts'
import { openFile, type TestFile } from './test-file.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
})
afterAll(() => world.close())

const longest = 'x'.repeat(4_000)
/** What the customer has told them. */
const recordByOfficer = ({ specialist, params }: TestFile, value: string) =>
  world.send(recordEntryEndpoint, specialist, params, {
    category: 6,
    field: '6.03',
    value,
    source: 'customer',
  })
const stored = async () =>
  (await world.sql`select 1 from customer_data.entry where customership = ${file.customership}`).length

test('a customer fills their own room of a document and no more, and an officer still writes into it', async () => {
  const fits = Math.floor(entryBounds.ofDocument.customer / 4_400)
  const first = await file.record(file.customer, '6.03', longest)
  for (let each = 1; each < fits; each += 1) await file.record(file.customer, '6.03', longest)
  const before = await stored()
  const more = async () => {
    for (let each = 0; each < 5; each += 1) await file.record(file.customer, '6.03', longest)
  }
  await expect(more()).rejects.toMatchObject(problem('no-room'))
  expect(await stored()).toBeLessThan(before + 5)
  // Whoever is full can still say less in what is there, and the others write as before.
  const body = { value: 'Haluan takaisin leipurin työhön.', reason: 'Lyhennän tekstiä.' }
  const params = { ...file.params, entry: first.id }
  await world.send(correctEntryEndpoint, file.customer, params, body, first.version)
  await recordByOfficer(file, longest)
})

test('one field takes so many entries and no more, whatever their length', async () => {
  const other = await openFile(world)
  for (let each = 0; each < entryBounds.ofField.customer; each += 1)
    await other.record(other.customer, '6.03', 'a')
  await expect(other.record(other.customer, '6.03', 'a')).rejects.toMatchObject(problem('no-room'))
  await recordByOfficer(other, 'a')
})

test('a value that takes the place of another takes its room, also in a document that is full', async () => {
  const other = await openFile(world)
  await other.record(other.customer, '2.19', 'visit')
  for (const text of [longest, 'a'])
    await expect(
      (async () => {
        for (let each = 0; each < 100; each += 1) await other.record(other.customer, '2.14', text)
      })(),
    ).rejects.toMatchObject(problem('no-room'))
  await other.record(other.customer, '2.19', 'phone')
})
