import { addDays, newId } from '@tym/kernel'
import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Case, openCase } from '../disclosures/case.ts'
import { type DisclosureWorld, openDisclosureWorld } from '../disclosures/world.ts'
import { asApp, contextOf } from '../network/as-app.ts'
import type { Holder } from '../network/holder.ts'
import { expectDone } from '../network/open-customership.ts'

let world: DisclosureWorld
let file: Case
let supervisor: Holder
beforeAll(async () => {
  world = await openDisclosureWorld()
  supervisor = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openCase(world)
})

const made = z.object({ id: z.string() })
const done = async (by: Holder, to: string, body: object, version?: number) => {
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` }
  return made.parse(expectDone(await by.fetch('POST', `${file.path}/${to}`, { body, headers }), to)).id
}
/** What the service would say in somebody's name, inside the file. */
const within = (by: Holder, statement: string) =>
  asApp(
    world.network,
    { ...contextOf(by, 'customership', world.network), customership: file.id, after_end: 'open' },
    statement,
  )
const forOrganisation = (by: Holder, statement: string) =>
  asApp(world.network, contextOf(by, 'organisation', world.network), statement)
/** The same row once more, but for these columns. */
const again = (table: string, where: string, change: object) =>
  `insert into ${table} select (jsonb_populate_record(r, '${JSON.stringify(change)}')).* from ${table} r where ${where}`
const now = () => world.network.clock.instant().toISOString()
const today = () => world.network.clock.calendar()
/** Past the triggers: as it is after steps that no test takes. */
const arrange = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
  world.network.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await work(tx)
  })
/** As a deletion that has begun, and goes on. */
const beginDeletion = async (state = 'begun') => {
  const [id, run] = [newId(), newId()]
  const erasedAt = state === 'erased' ? now() : null
  await arrange(async (tx) => {
    await tx`insert into retention.deletion_run (id, on_date, begun_at, due) values (${run}, ${today()}, ${now()}, 1)`
    await tx`insert into retention.deletion (id, run, customership, ended_on, kept_until, deletion_on, section, months, effective_from,
        state, begun_at, begun_on, held, erased_at, key_destroyed_at)
      values (${id}, ${run}, ${file.id}, '2020-01-01', '2024-01-01', '2024-01-02', '381/2023 12 §', 48, '2020-01-01', ${state}, ${now()},
        ${today()}, 0, ${erasedAt}, ${erasedAt})`
  })
  return id
}
const begun = { code: 'TY011' }

describe('a notice of death', () => {
  const record = async () => {
    const [row] = await world.network.sql<
      { version: number }[]
    >`select version from customerships.customership
      where id = ${file.id}`
    return done(file.officer, 'death-notices', { diedOn: today(), source: 'relative' }, row?.version)
  }
  const undoing = (notice: string) =>
    done(file.officer, `death-notices/${notice}/undoings`, { reason: 'Merkintä koskee asiakkaan kaimaa.' })
  const approve = (
    id: string,
    by: string,
  ) => `update customerships.death_undoing set state = 'undone', version = version + 1,
    decided_by = ${by}, decided_as = ctx.authority(), decided_at = ctx.instant() where id = '${id}' returning id`
  const notice = (
    ended: boolean,
  ) => `insert into customerships.death_notice (id, customership, died_on, source, ended, state_before,
      reason_before, state, recorded_by, recorded_as, recorded_on, recorded_at, kept_until)
    values ('${newId()}', '${file.id}', '${today()}', 'relative', ${ended}, 'ended', 'death', 'standing', ctx.person(), ctx.authority(),
      '${today()}', ctx.instant(), '${today()}')`

  test('stands once, ends what goes on, and is no end that others judge', async () => {
    const proposal = (
      organisation: string,
      reason: string,
    ) => `insert into customerships.end_proposal (customership, number, organisation,
        person, reason, proposed_on, answer_by, recorded_at)
      values ('${file.id}', 1, ${organisation}, ctx.person(), '${reason}', '${today()}', '${today()}', ctx.instant())`
    await expect(within(file.officer, proposal('ctx.authority()', 'death'))).rejects.toMatchObject({
      message: expect.stringContaining('"death_is_noticed"'),
    })
    const theirs = proposal(`'${file.nurse.grant.authority}'`, 'pension')
    await expect(within(file.officer, theirs)).rejects.toMatchObject({
      message: expect.stringContaining('"officers_add"'),
    })
    await within(file.officer, proposal('ctx.authority()', 'pension'))
    const withdrawn = `update customerships.end_proposal set withdrawn_on = '${today()}', withdrawn_by = ctx.person()
      where customership = '${file.id}'`
    await expect(within(file.officer, withdrawn)).rejects.toMatchObject({
      constraint_name: 'withdrawn_by_somebody_for_a_reason',
    })
    await record()
    await expect(within(file.officer, notice(true))).rejects.toMatchObject({
      constraint_name: 'ends_what_goes_on',
    })
    await expect(within(file.nurse, notice(false))).rejects.toMatchObject({
      constraint_name: 'one_standing_notice',
    })
  })

  test('is undone once, by another person in their own name', async () => {
    const id = await undoing(await record())
    const other = again('customerships.death_undoing', `id = '${id}'`, { id: newId() })
    await expect(within(file.officer, other)).rejects.toMatchObject({
      constraint_name: 'one_waiting_undoing',
    })
    await expect(within(file.nurse, approve(id, `'somebody-else'`))).rejects.toMatchObject({ code: 'TY140' })
    expect(await within(file.nurse, approve(id, 'ctx.person()'))).toHaveLength(1)
    await expect(within(file.nurse, approve(id, 'ctx.person()'))).rejects.toMatchObject({ code: 'TY140' })
  })

  test('is not undone, nor proposed to be, once the deletion has begun', async () => {
    const id = await record()
    const proposed = await undoing(id)
    await beginDeletion()
    const other = again('customerships.death_undoing', `id = '${proposed}'`, { id: newId() })
    await expect(within(file.officer, other)).rejects.toMatchObject(begun)
    const undone = `update customerships.death_notice set state = 'undone', version = version + 1 where id = '${id}'`
    await expect(within(file.nurse, `${approve(proposed, 'ctx.person()')}; ${undone}`)).rejects.toMatchObject(
      begun,
    )
  })

  test('keeps the deletion away for as long as it may be undone', async () => {
    await record()
    const begin = world.network.sql.begin(async (tx) => {
      await tx`set local role tym_worker`
      for (const [name, value] of Object.entries({
        kind: 'job',
        job: 'delete-due-files',
        instant: now(),
        calendar: today(),
      }))
        await tx`select set_config(${`tym.${name}`}, ${value}, true)`
      const run = newId()
      await tx`insert into retention.deletion_run (id, on_date, begun_at, due) values (${run}, ${today()}, ${now()}, 1)`
      await tx`insert into retention.deletion (id, run, customership, ended_on, kept_until, deletion_on, section, months, effective_from,
          state, begun_at, begun_on, held)
        values (${newId()}, ${run}, ${file.id}, ${today()}, '2030-11-23', '2030-11-24', '381/2023 12 §', 48, '2025-01-01', 'begun', ${now()},
          '2030-11-24', 0)`
    })
    await expect(begin).rejects.toMatchObject({
      code: 'TY012',
      message: expect.stringContaining('may be undone still'),
    })
  })
})

test('another identity code waits once, and is decided once, in one’s own name', async () => {
  const change = `insert into customer_data.identity_change (id, customership, kind, content, state, proposed_by, proposed_as, proposed_at)
    values ('${newId()}', '${file.id}', 'changed', '\\x00', 'proposed', ctx.person(), ctx.authority(), ctx.instant()) returning id`
  const [row] = await within(file.officer, change)
  const id = z.string().parse(row?.['id'])
  const other = again('customer_data.identity_change', `id = '${id}'`, { id: newId() })
  await expect(within(file.officer, other)).rejects.toMatchObject({
    constraint_name: 'one_waiting_identity_change',
  })
  const decide = (
    by: string,
  ) => `update customer_data.identity_change set state = 'refused', version = version + 1, decided_by = ${by},
    decided_as = ctx.authority(), decided_at = ctx.instant() where id = '${id}' returning id`
  await expect(within(file.nurse, decide(`'somebody-else'`))).rejects.toMatchObject({ code: 'TY141' })
  expect(await within(file.nurse, decide('ctx.person()'))).toHaveLength(1)
  await expect(within(file.nurse, decide('ctx.person()'))).rejects.toMatchObject({ code: 'TY141' })
})

describe('an annulment', () => {
  const propose = (by = 'ctx.person()') =>
    forOrganisation(
      file.officer,
      `insert into retention.annulment (id, customership, authority, reason, grounds, state, proposed_by, proposed_at)
        values ('${newId()}', '${file.id}', ctx.authority(), 'openedByMistake', '\\x00', 'proposed', ${by}, ctx.instant())`,
    )
  const close = (by: Holder, days: number) =>
    forOrganisation(
      by,
      `update retention.annulment set state = 'closed', version = version + 1, decided_by = ctx.person(), decided_at = ctx.instant(),
        closed_on = ctx.calendar(), log_days = 30, log_until = '${addDays(today(), days)}' where customership = '${file.id}' returning id`,
    )

  test('is proposed once, in one’s own name, and closed by another person with all the days for the log', async () => {
    await expect(propose(`'somebody-else'`)).rejects.toMatchObject({ code: '42501' })
    await propose()
    await expect(propose()).rejects.toMatchObject({ constraint_name: 'annulment_once' })
    await expect(close(supervisor, 29)).rejects.toMatchObject({ constraint_name: 'days_in_full' })
    await arrange(
      (tx) =>
        tx`update retention.annulment set proposed_by = ${supervisor.person} where customership = ${file.id}`,
    )
    await expect(close(supervisor, 30)).rejects.toMatchObject({ constraint_name: 'two_persons' })
    await arrange(
      (tx) =>
        tx`update retention.annulment set proposed_by = ${file.officer.person} where customership = ${file.id}`,
    )
    expect(await close(supervisor, 30)).toHaveLength(1)
    const [closed] = await world.network.sql<
      { id: string }[]
    >`select id from retention.annulment where customership = ${file.id}`
    const carryOut = (by: Holder) =>
      forOrganisation(by, `select recall from retention.close_annulled('${closed?.id}')`)
    await expect(carryOut(file.officer)).rejects.toMatchObject({ code: 'TY130' })
    expect(await carryOut(supervisor)).toEqual([])
  })

  test('is not proposed, nor is a line delayed or a hold, once the deletion has begun', async () => {
    await beginDeletion()
    await expect(propose()).rejects.toMatchObject(begun)
    const { sql } = world.network
    const delay = sql`insert into oversight.line_delay (id, customership, line, line_at, event, actor, owner, ground, reason, until_on,
        lapses_on, state, proposed_by, proposed_at)
      values (${newId()}, ${file.id}, ${newId()}, ${now()}, 'category.read', 'x', ${file.officer.grant.authority}, 'seriousDanger', 'x',
        ${today()}, ${today()}, 'proposed', 'y', ${now()})`
    await expect(delay).rejects.toMatchObject(begun)
    const hold = forOrganisation(
      file.officer,
      `insert into retention.hold (id, customership, scope, ground, section, reason, authority, owner, state, review_on, proposed_by,
          proposed_at)
        values ('${newId()}', '${file.id}', 'file', 'pendingMatter', '808/2019 7 §', '\\x00', ctx.authority(), ctx.person(), 'proposed',
          '${addDays(today(), 100)}', ctx.person(), ctx.instant())`,
    )
    await expect(hold).rejects.toMatchObject(begun)
  })
})

test('a hold names entries that the holding authority has stored', async () => {
  const [{ id: own }, { id: theirs }] = [
    await file.record(file.officer, '7.05'),
    await file.record(file.nurse, '5.04'),
  ]
  const matter = { ground: 'pendingMatter', section: '808/2019 7 §', reason: 'Muutoksenhaku on vireillä.' }
  const body = { scope: 'entries', entries: [own], reviewOn: addDays(today(), 100), ...matter }
  const hold = await done(file.officer, 'holds', body)
  const name = (entry: string) =>
    forOrganisation(
      file.officer,
      `insert into retention.hold_entry (hold, customership, entry) values ('${hold}', '${file.id}', '${entry}')`,
    )
  for (const entry of [theirs, newId()]) await expect(name(entry)).rejects.toMatchObject({ code: 'TY010' })
  await name((await file.record(file.officer, '7.06')).id)
})

const certified = (
  at: string,
) => `state = 'certified', certificate = 'x', certified_at = ${at}, customership = null, ended_on = null,
  kept_until = null, deletion_on = null`
const changeDeletion = (id: string, change: string) =>
  world.network.sql.begin(async (tx) => {
    await tx`set local role tym_worker`
    await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'certify-deletions', true),
      set_config('tym.instant', ${now()}, true)`
    await tx.unsafe(`update retention.deletion set ${change} where id = '${id}'`)
  })
const wrong = { code: 'TY012' }

test('a deletion is certified once nothing has been found, now', async () => {
  const id = await beginDeletion('erased')
  await expect(changeDeletion(id, certified(`'2020-01-01'`))).rejects.toMatchObject(wrong)
  await changeDeletion(id, `state = 'residue', residue = '{somewhere}'`)
  await expect(changeDeletion(id, `${certified('ctx.instant()')}, residue = '{}'`)).rejects.toMatchObject(
    wrong,
  )
  await changeDeletion(id, `state = 'erased', residue = '{}'`)
  await changeDeletion(id, certified('ctx.instant()'))
})

test('a deletion that has begun rests on what it began with, and goes on in order to its certificate', async () => {
  const id = await beginDeletion()
  const asWorker = (change: string) => changeDeletion(id, change)
  for (const change of [
    certified('ctx.instant()'),
    `customership = '${newId()}'`,
    `ended_on = '2019-01-01'`,
    `deletion_on = '2019-01-01'`,
  ])
    await expect(asWorker(change)).rejects.toMatchObject(wrong)
  await asWorker('key_destroyed_at = ctx.instant()')
  await expect(asWorker('key_destroyed_at = null')).rejects.toMatchObject(wrong)
  const { sql } = world.network
  await expect(sql`update retention.deletion set days = 30 where id = ${id}`).rejects.toMatchObject({
    ...wrong,
    message: expect.stringContaining('rests'),
  })
  const early = arrange(
    (tx) => tx`update retention.deletion set deletion_on = kept_until - 1 where id = ${id}`,
  )
  await expect(early).rejects.toMatchObject({ constraint_name: 'deleted_after_keeping' })
})
