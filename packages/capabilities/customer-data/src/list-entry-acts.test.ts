import { entryId } from '@tym/kernel'
import { getField } from '@tym/register'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correctEntryEndpoint } from './correct-entry.ts'
import { getFile } from './file.ts'
import { listEntryActs } from './list-entry-acts.ts'
import { mayReadField } from './may-read-field.ts'
import { listVersions } from './queries.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { Done, TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
let limit: Done
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
  limit = await file.record(file.nurse, '5.04', { limit: 'Ei yli 20 kg:n nostoja' })
  const conclusion = await file.record(file.nurse, '5.01', 'Selän rasitusvaiva.', { effectOpen: true })
  const closed = await file.record(file.nurse, '5.01', 'Uniapnea, hoidossa.')
  await file.record(file.kelaSpecialist, '5.02', {
    on: '2026-02-01',
    level: 'partial',
    conclusion: 'alentunut',
  })
  await file.record(file.socialWorker, '4.03', { situation: 'Velkaneuvonta on kesken.' })
  await file.record(file.customer, '1.07', ['+358 40 000 0903'])
  const correct = (entry: string, value: unknown) =>
    world.send(
      correctEntryEndpoint,
      file.nurse,
      { ...file.params, entry },
      { value, reason: 'Raja mitattiin uudelleen.' },
      1,
    )
  await correct(limit.id, { limit: 'Ei yli 10 kg:n nostoja' })
  for (const fact of [limit.id, conclusion.id, closed.id]) {
    const statements =
      await world.sql`select id from customer_data.entry where supports = ${fact} order by field`
    for (const { id } of statements) await correct(id, 'Rajaa nostot ja pitkät seisomiset pois.')
  }
})
afterAll(() => world.close())

const list = (by: TestCaller, page = { limit: 100 } as { limit: number; cursor?: string }, of = file) =>
  world.inside(by, of.customership, (tx) => listEntryActs(tx, of.customership, by.principal, page))
const named = ({ entry, version }: { readonly entry: string; readonly version: number }) =>
  `${entry} ${version}`

test('tells of each entry that the reader may read, as the entry itself is read, and of no other', async () => {
  const ids =
    await world.sql`select distinct id from customer_data.entry where customership = ${file.customership}`
  for (const by of [file.specialist, file.socialWorker, file.nurse, file.kelaSpecialist]) {
    const readable = await world.inside(by, file.customership, async (tx) => {
      const facts = await getFile(tx, file.customership)
      const versions = await Promise.all(
        ids.map(({ id }) => listVersions(tx, file.customership, entryId.parse(id))),
      )
      return versions
        .flat()
        .filter((each) => mayReadField(by.principal, each, facts))
        .filter(({ supports, version }) => supports === null || version > 1)
    })
    const { page } = await list(by)
    expect(page.map(named).sort(), by.principal.role).toEqual(
      readable.map(({ id, version }) => `${id} ${version}`).sort(),
    )
  }
})

test('an employment specialist learns of a limit at work and its correction, and not that a conclusion is there', async () => {
  const { page } = await list(file.specialist)
  const fields = page.map(({ field }) => field)
  expect(page.filter(({ entry }) => entry === limit.id).map(({ version }) => version)).toEqual([2, 1])
  expect(fields).not.toContain('5.01')
  expect(fields).not.toContain('5.10')
  expect(page[0]).toMatchObject({ category: 5, owner: world.organisations.county, role: 'nurse' })
  expect(Object.keys(page[0] ?? {})).not.toContain('content')
  for (const { field, category } of page) expect(getField(field).category).toBe(category)
})

test('goes on page by page, newest first, with nothing twice and nothing left out', async () => {
  const whole = (await list(file.nurse)).page.map(named)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list(file.nurse, cursor === undefined ? { limit: 3 } : { limit: 3, cursor })
    seen.push(...page.page.map(named))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual(whole)
  await expect(list(file.nurse, { limit: 3, cursor: 'b3RoZXI' })).rejects.toMatchObject(
    problem('invalid-cursor'),
  )
})

test('says nothing of contact data under non-disclosure, nor of a file to who is not on its team', async () => {
  const own = await openFile(world)
  await own.record(own.specialist, '1.06', 'Lahti', { source: 'customer' })
  expect((await list(own.nurse, { limit: 100 }, own)).page.map(({ field }) => field)).toContain('1.06')
  await own.record(own.specialist, '1.09', { active: true }, { source: 'customer' })
  const fields = (await list(own.nurse, { limit: 100 }, own)).page.map(({ field }) => field)
  expect(fields).not.toContain('1.06')
  expect(fields).toContain('1.09')
  const outsider = await world.officer('nurse', world.organisations.county)
  await expect(list(outsider, { limit: 100 }, own)).rejects.toMatchObject(problem('not-found'))
})
