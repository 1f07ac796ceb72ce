import { problemOf, syncDeclaration } from '@tym/database'
import { declaredAccess } from '@tym/register'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCategoryEndpoint, readCategoryForReasonEndpoint } from './read-categories.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let one: TestFile
let other: TestFile
beforeAll(async () => {
  world = await createWorld()
  one = await openFile(world)
  other = await openFile(world)
  await one.record(one.nurse, '5.01', 'yksi')
  await other.record(other.nurse, '5.01', 'toinen')
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.sql`truncate audit.file_line, audit.leaf, audit.detail, audit.entry`
})

const read = (by: TestCaller, { customership }: TestFile, admission = world.admissionOf(by)) =>
  world.read(readCategoryEndpoint, by, { customership, category: '5' }, undefined, admission)
const valuesOf = ({ entries }: Awaited<ReturnType<typeof read>>) =>
  entries.filter(({ field }) => field === '5.01').map(({ value }) => value)
const lines = () =>
  world.sql<{ person: string; xact: string; problem: string | null; customership: string }[]>`
    select e.person, e.xact, e.problem, d.customership from audit.entry e left join audit.detail d on d.line = e.line`

test('the owner of the gate sees the one file that it has entered, and without entering none', async () => {
  const tables = ['customerships.customership', 'customerships.party', 'customerships.case_team_member']
  const idOf = (table: string) => (table.endsWith('.customership') ? 'id' : 'customership')
  const seenBy = (caller?: TestCaller) =>
    world.sql.begin(async (tx) => {
      if (caller !== undefined) {
        const { role, person, authority = null, area = null, usageRight = null } = caller.principal
        await tx`select relation.enter(${one.customership}, ${role}, ${person}, ${usageRight}, ${authority}, ${area}, null, false,
          ${world.clock.instant()})`
      }
      await tx`set local role tym_gate`
      const seen = await Promise.all(
        [...tables, 'customer_data.current_document'].map((table) =>
          tx.unsafe<{ id: string }[]>(`select distinct ${idOf(table)} as id from ${table}`),
        ),
      )
      return seen.map((rows) => rows.map(({ id }) => id))
    })
  const outsider = await world.officer('nurse', world.organisations.county)
  expect(await seenBy()).toEqual([[], [], [], []])
  expect(await seenBy(outsider)).toEqual([[], [], [], []])
  const only = [one.customership]
  expect(await seenBy(one.nurse)).toEqual([only, only, only, only])
})

describe('reads that come at the same time', () => {
  test('are one commit, and each has its own answer and its own line', async () => {
    const answers = await Promise.all([read(one.nurse, one), read(other.nurse, other), read(one.nurse, one)])
    expect(answers.map(valuesOf)).toEqual([['yksi'], ['toinen'], ['yksi']])
    const written = await lines()
    expect(new Set(written.map(({ xact }) => xact)).size).toBe(1)
    expect(written.map(({ person, customership }) => [person, customership]).sort()).toEqual(
      [
        [one.nurse.principal.person, one.customership],
        [one.nurse.principal.person, one.customership],
        [other.nurse.principal.person, other.customership],
      ].sort(),
    )
  })

  test('with one and the same proof are answered once', async () => {
    const admission = world.admissionOf(one.nurse)
    const [first, second] = await Promise.allSettled([
      read(one.nurse, one, admission),
      read(one.nurse, one, admission),
    ])
    expect(first).toMatchObject({ status: 'fulfilled' })
    expect(second).toMatchObject({ status: 'rejected', reason: problem('proof-replayed') })
    expect((await lines()).map((line) => line.problem).sort()).toEqual(['proof-replayed', null].sort())
  })

  test('let nobody in where only the one before may enter', async () => {
    const outsider = await world.officer('nurse', world.organisations.county)
    const settled = await Promise.allSettled([
      read(one.nurse, one),
      read(outsider, one),
      read(one.nurse, other),
      read(other.nurse, other),
      read(outsider, other),
    ])
    expect(
      settled.map((each) => (each.status === 'fulfilled' ? valuesOf(each.value) : each.reason.code)),
    ).toEqual([['yksi'], 'not-found', 'not-found', ['toinen'], 'not-found'])
    expect((await lines()).filter((line) => line.problem === 'not-found')).toHaveLength(3)
  })

  test('show what a purpose opens to the one who has it, not to the one beside', async () => {
    const outsider = await world.officer('nurse', world.organisations.county)
    const reason = 'Sijaistan vastuuvirkailijaa tänään.'
    const params = { customership: one.customership, category: '5' }
    const [with_, without] = await Promise.allSettled([
      world.read(readCategoryForReasonEndpoint, outsider, params, { reason }),
      read(outsider, one),
    ])
    expect(with_.status).toBe('fulfilled')
    expect(without).toMatchObject({ status: 'rejected', reason: problem('not-found') })
  })

  test('do not fail with the one that cannot be carried out', async () => {
    const unlucky = await world.officer('nurse', world.organisations.county)
    await world.join(one.customership, unlucky)
    await world.sql.unsafe(`create function public.fail() returns trigger language plpgsql as
      $$ begin if new.person = '${unlucky.principal.person}' then raise exception 'poisoned'; end if; return new; end $$;
      create trigger fail before insert on audit.entry for each row execute function public.fail()`)
    try {
      const settled = await Promise.allSettled([
        read(one.nurse, one),
        read(unlucky, one),
        read(other.nurse, other),
      ])
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect((await lines()).map(({ person }) => person).sort()).toEqual(
        [one.nurse.principal.person, other.nurse.principal.person].sort(),
      )
    } finally {
      await world.sql.unsafe('drop trigger fail on audit.entry; drop function public.fail')
    }
  })

  test('do not wait for the one whose proof somebody else is just using', async () => {
    const admission = world.admissionOf(one.nurse)
    let release = () => {}
    let held = () => {}
    const holds = new Promise<void>((resolve) => {
      held = resolve
    })
    const holder = world.sql.begin(async (tx) => {
      await tx`insert into guard.proof_seen (slot, replay_key, seen_at)
        values (${admission.slot}, ${admission.replayKey}, ${world.clock.instant().toISOString()})`
      held()
      await new Promise<void>((resolve) => {
        release = resolve
      })
    })
    await holds
    const settled = await Promise.allSettled([
      read(one.nurse, one),
      read(one.nurse, one, admission),
      read(other.nurse, other),
    ])
    release()
    await holder
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const [, refused] = settled
    expect(refused.status === 'rejected' && problemOf(refused.reason)).toMatchObject(
      problem('service-unavailable'),
    )
    expect(await lines()).toHaveLength(2)
  })

  test('are neither answered nor refused by a database that does not know the declaration', async () => {
    await world.sql`delete from declared.reading`
    try {
      await expect(read(one.nurse, one)).rejects.toMatchObject({ code: '55000' })
      expect(await lines()).toEqual([])
    } finally {
      await syncDeclaration(world.superuserUrl, declaredAccess())
    }
    expect(valuesOf(await read(one.nurse, one))).toEqual(['yksi'])
  })
})
