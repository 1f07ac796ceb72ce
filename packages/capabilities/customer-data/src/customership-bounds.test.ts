import { addDays, newEntryId, newId } from '@tym/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctEntryEndpoint } from './correct-entry.ts'
import { flagEntryEndpoint } from './flag-entry.ts'
import { readCategoryEndpoint, readCategoryForReasonEndpoint } from './read-categories.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { Done } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
let fact: Done
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
  fact = await file.record(file.specialist, '3.04', 'hitsaaja')
})
afterAll(() => world.close())

const insert = (customership: string, recordedAt: string) => world.sql`
  insert into customer_data.entry (id, version, customership, category, field, class, owner, author, author_role, certificate, source, recorded_at, content)
  values (${newEntryId()}, 1, ${customership}, 3, '3.04', '3.a', ${world.organisations.lahti}, 'x', 'x', 'x', 'officer', ${recordedAt}, '')`

describe('the database itself, whoever asks it', () => {
  test('refuses a row about a person whose joint assessment has not started', async () => {
    await expect(insert(newId(), '2026-03-02T09:00:00Z')).rejects.toMatchObject({ code: 'TY002' })
  })

  test('refuses a row recorded before the start was', async () => {
    await expect(insert(file.customership, '2026-03-01T09:00:00Z')).rejects.toMatchObject({ code: 'TY002' })
  })

  test('refuses a second first version and a correction without a reason', async () => {
    const again = world.sql`insert into customer_data.entry select e.* from customer_data.entry e where id = ${fact.id}`
    await expect(again).rejects.toMatchObject({ code: '23505' })
    const silent = world.sql`insert into customer_data.entry select id, 2, customership, category, field, class, owner, author, author_role, author_employer,
      certificate, source, recorded_at, occurred_on, supports, content, correction_reason from customer_data.entry where id = ${fact.id}`
    await expect(silent).rejects.toMatchObject({ constraint_name: 'corrected_with_reason' })
  })

  test('lets the service neither change nor delete an entry', async () => {
    for (const statement of [
      'update customer_data.entry set source = source',
      'delete from customer_data.entry',
      'delete from customer_data.entry_flag',
    ])
      await expect(
        world.inside(file.specialist, file.customership, (tx) => tx.drizzle.execute(statement)),
      ).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  test('shows the service one customership at a time', async () => {
    const other = await openFile(world)
    const seen = await world.inside(other.nurse, other.customership, (tx) =>
      tx.drizzle.execute('select distinct customership from customer_data.entry'),
    )
    expect([...seen]).toEqual([{ customership: other.customership }])
    const strange = await world.inside(other.nurse, file.customership, (tx) =>
      tx.drizzle.execute(
        'select 1 from customer_data.entry union all select 1 from customer_data.current_document',
      ),
    )
    expect([...strange]).toEqual([])
  })
})

test('after the end entries are corrected and flagged, others are refused, and officers read with a reason', async () => {
  const ended = await openFile(world)
  const last = await ended.record(ended.specialist, '3.04', 'hitsaaja')
  const on = addDays(world.clock.calendar(), 0)
  await world.sql`update customerships.customership set state = 'ended', ended_on = ${on}, end_reason = 'employed',
    state_before_end = 'underAssessment' where id = ${ended.customership}`
  const params = { ...ended.params, entry: last.id }
  const refused = problem('customership-ended')
  await expect(ended.record(ended.specialist, '3.04', 'levyseppä')).rejects.toMatchObject(refused)
  const correction = { value: 'levyseppä', reason: 'Ammatti oli väärä.' }
  await world.send(correctEntryEndpoint, ended.specialist, params, correction, 1)
  await world.send(flagEntryEndpoint, ended.customer, params, { reason: 'Ei pidä paikkaansa.' })
  const wanted = { ...ended.params, category: '3' }
  await expect(world.read(readCategoryEndpoint, ended.specialist, wanted)).rejects.toMatchObject(
    problem('reason-required'),
  )
  const reason = { reason: 'Asiakas pyytää oikaisua.' }
  const answer = await world.read(readCategoryForReasonEndpoint, ended.specialist, wanted, reason)
  expect(answer.entries).toMatchObject([{ value: 'levyseppä', version: 2, flags: 1 }])
  expect(await world.read(readCategoryEndpoint, ended.customer, wanted)).toMatchObject({ category: 3 })
})
