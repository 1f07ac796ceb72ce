import { staffOf } from '@tym/employment'
import { newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCaseload } from './list-my-customerships.ts'
import { fileIds, nameFiles } from './name-files.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { TestCaller } from './test-requests.ts'
import { createWorld, type World } from './test-world.ts'

let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
})
afterAll(() => world.close())

/** What the list says of the file to somebody, and the fields that its log line names. */
async function rowOf({ customership }: TestFile, by: TestCaller) {
  const { output, touched } = await world.inScope(by, { kind: 'caseload' }, (tx) =>
    listCaseload(tx, staffOf(by.principal), { limit: 100 }, world.keys),
  )
  return {
    row: output.items.find(({ id }) => id === customership),
    fields: touched.find((each) => each.customership === customership)?.fields,
  }
}

async function end({ customership }: TestFile): Promise<void> {
  await world.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update customerships.customership set state = 'ended', ended_on = current_date, end_reason = 'needOver', state_before_end = 'underAssessment' where id = ${customership}`
  })
}

test('a list of one’s own files says whom each is about, and its log line says that it does', async () => {
  await file.record(file.specialist, '1.04', 'Suvi', { source: 'customer' })
  await file.record(file.specialist, '1.06', 'Lahti', { source: 'customer' })
  await file.record(file.specialist, '1.11', 'sv', { source: 'customer' })
  const { row, fields } = await rowOf(file, file.nurse)
  expect(row).toMatchObject({
    displayName: 'Suvi Salainen',
    municipality: 'Lahti',
    contactLanguage: 'sv',
    parties: ['labourAuthority'],
    safety: false,
    lastEvent: { event: 'started' },
  })
  expect(fields).toEqual(['1.02', '1.03', '1.04', '1.06', '1.11', '2.01'])
})

test('under non-disclosure the municipality is in no row and in no line, by this file or by another of theirs', async () => {
  const safe = await openFile(world)
  await safe.record(safe.specialist, '1.06', 'Lahti', { source: 'customer' })
  await safe.record(safe.specialist, '1.09', { active: true }, { source: 'customer' })
  const { row, fields } = await rowOf(safe, safe.specialist)
  expect(row).toMatchObject({ displayName: 'Suvi Annika Salainen', safety: true })
  expect(row).not.toHaveProperty('municipality')
  expect(fields).toEqual(['1.02', '1.03', '2.01'])
})

test('a file that has ended, and one that somebody has left, names nobody', async () => {
  const ended = await openFile(world)
  await end(ended)
  const { row, fields } = await rowOf(ended, ended.specialist)
  expect(row).not.toHaveProperty('displayName')
  expect(fields).toEqual(['2.01'])
})

test('row-level security hands out no document of a file on whose team the caller is not', async () => {
  const outsider = await world.officer('nurse', world.organisations.county)
  const seen = await world.inScope(outsider, { kind: 'caseload' }, (tx) =>
    tx.drizzle.execute('select customership from customer_data.current_document'),
  )
  expect([...seen]).toEqual([])
})

test('whom a file is about is told by its id to those alone whose own it is, with a line that says so', async () => {
  const one = await openFile(world)
  const safe = await openFile(world)
  await safe.record(safe.specialist, '1.09', { active: true }, { source: 'customer' })
  const asked = [one.customership, safe.customership]
  const told = (by: TestCaller) =>
    world.inScope(by, { kind: 'caseload' }, (tx) => nameFiles(tx, staffOf(by.principal), asked, world.keys))
  const whom = { number: expect.stringMatching(/^TYM-/), displayName: 'Suvi Annika Salainen' }
  const { output, touched } = await told(one.specialist)
  expect(output.items).toEqual([{ id: one.customership, safety: false, ...whom }])
  expect(touched).toMatchObject([
    { customership: one.customership, categories: [1], fields: ['1.02', '1.03'] },
  ])
  expect((await told(safe.specialist)).output.items).toEqual([
    { id: safe.customership, safety: true, ...whom },
  ])
  const nobody = { output: { items: [] }, touched: [] }
  const outsider = await world.officer('nurse', world.organisations.county)
  expect(await told(outsider)).toEqual(nobody)
  expect((await told(one.nurse)).output.items).toHaveLength(1)
  await world.sql`update customerships.case_team_member set removed_at = now(), removed_by = added_by
    where customership = ${one.customership} and person = ${one.nurse.principal.person}`
  expect(await told(one.nurse)).toEqual(nobody)
  await end(one)
  expect(await told(one.specialist)).toEqual(nobody)
})

test('names are asked by at most fifty ids, each of which is one', () => {
  const ids = Array.from({ length: 51 }, () => newId())
  expect(fileIds.parse(`${ids[0]},${ids[0]}`)).toEqual([ids[0]])
  expect(fileIds.parse(ids.slice(1).join(','))).toHaveLength(50)
  for (const wrong of ['', ids.join(','), `${ids[0]},`, `${ids[0]?.toUpperCase()}x`, 'somebody'])
    expect(fileIds.safeParse(wrong).success).toBe(false)
})
