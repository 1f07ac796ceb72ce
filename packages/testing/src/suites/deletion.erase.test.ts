import { tables as consents } from '@tym/consents/retention'
import { tables as customerData } from '@tym/customer-data/retention'
import { tables as customerships } from '@tym/customerships/retention'
import { tables as disclosures } from '@tym/disclosures/retention'
import { addMonths, newId, type PlainDate, plainDate } from '@tym/kernel'
import { tables as oversight } from '@tym/oversight/retention'
import { tables as ownLog } from '@tym/own-log/retention'
import { daysOfKeeping, retention } from '@tym/register'
import { tables as keeping } from '@tym/retention/retention'
import type { TransactionSql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endFile, type FilledFile, fillFile } from '../deletion/fill-file.ts'
import { type DisclosureWorld, openDisclosureWorld } from '../disclosures/world.ts'
import { findInDatabase } from '../find-in-database.ts'
import { storedColumns } from '../stored-columns.ts'

let world: DisclosureWorld
let file: FilledFile
let other: FilledFile
let endedOn: PlainDate
beforeAll(async () => {
  world = await openDisclosureWorld()
  file = await fillFile(world)
  other = await fillFile(world)
  endedOn = await endFile(world, file, '2026-11-23')
  await endFile(world, other, '2026-11-24')
  const { sql } = world.network
  for (const each of [file, other]) {
    await sql`insert into retention.announcement (id, customership, ended_on, kept_until, state, planned_at)
      values (${newId()}, ${each.id}, '2026-11-23', '2030-11-23', 'planned', ${world.network.clock.instant()})`
    await addWhatIsRare(each)
  }
})

/**
 * What few files have: a proposed lifting of turvakielto, a proposed removal, an opening after the end, a
 * wish to be contacted, an act to repeat.
 */
async function addWhatIsRare({ id, entry, officer }: FilledFile): Promise<void> {
  const { sql, clock } = world.network
  const [at, day] = [clock.instant(), clock.calendar()]
  const { person } = officer
  const { authority } = officer.grant
  await sql`insert into customer_data.safety_lift (id, customership, seen_until, reason, state, proposed_by, proposed_as, proposed_at)
    values (${newId()}, ${id}, ${day}, ${Buffer.from('sealed')}, 'proposed', ${person}, ${authority}, ${at})`
  await sql`insert into customer_data.removal (id, customership, entry, category, field, class, owner, reason, state, proposed_by, proposed_at)
    values (${newId()}, ${id}, ${entry}, 3, '3.04', '3.a', ${authority}, 'anotherPerson', 'proposed', ${person}, ${at})`
  await sql`insert into customerships.glass_opening
      (id, customership, person, usage_right, organisation, kind, opened_at, open_until)
    values (${newId()}, ${id}, ${person}, ${officer.usageRight}, ${authority}, 'urgent', ${at}, ${new Date(at.getTime() + 3_600_000)})`
  const annulment = newId()
  await sql`insert into retention.annulment (id, customership, authority, reason, grounds, state, proposed_by, proposed_at)
    values (${annulment}, ${id}, ${authority}, 'openedByMistake', ${Buffer.from('sealed')}, 'proposed', ${person}, ${at})`
  await sql`insert into retention.annulment_agreement (annulment, customership, organisation, agreed_by, agreed_at)
    values (${annulment}, ${id}, ${authority}, ${person}, ${at})`
  await sql`insert into customerships.act_to_repeat (id, customership, sealed, said_at)
    values (${newId()}, ${id}, ${Buffer.from('sealed')}, ${at})`
  await sql`insert into customerships.contact_wish (id, customership, person, name, title, role, organisation, wished_on, wished_at)
    values (${newId()}, ${id}, ${person}, 'Olli Ohjaaja', 'ohjaaja', 'nurse', ${authority}, ${day}, ${at})`
  await sql`insert into customerships.join_request
      (id, customership, person, usage_right, organisation, name, title, role, reason, asked_on, asked_at)
    values (${newId()}, ${id}, ${person}, ${officer.usageRight}, ${authority}, 'Olli Ohjaaja', 'ohjaaja', 'nurse',
      ${Buffer.from('sealed')}, ${day}, ${at})`
}
afterAll(() => world.close())

const dueOn = () => daysOfKeeping(endedOn).deletionOn
/** A transaction of the worker's role under a named job. */
const inJob = <T extends readonly object[]>(
  work: (tx: TransactionSql) => Promise<T>,
  job = 'delete-due-files',
) =>
  world.network.sql.begin(async (tx) => {
    await tx`set local role tym_worker`
    await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', ${job}, true),
      set_config('tym.instant', ${now().toISOString()}, true)`
    return work(tx)
  })
const now = () => world.network.clock.instant()
/** As the claim writes it. */
const claim = async (
  calendar: string,
  wanted: FilledFile = file,
  ended = '2026-11-23',
  on = daysOfKeeping(plainDate.parse(ended)).deletionOn,
) => {
  const [id, run] = [newId(), newId()]
  await inJob(async (tx) => {
    await tx`insert into retention.deletion_run (id, on_date, begun_at, due) values (${run}, ${calendar}, ${now()}, 1)`
    return tx`insert into retention.deletion
        (id, run, customership, ended_on, kept_until, deletion_on, section, months, effective_from, state, begun_at, begun_on, held)
      values (${id}, ${run}, ${wanted.id}, ${ended}, ${addMonths(plainDate.parse(ended), 48)}, ${on},
        '381/2023 12 §', 48, '2025-01-01', 'begun', ${now()}, ${calendar}, 0)`
  })
  return id
}
const destroyKey = (id: string) =>
  inJob((tx) => tx`update retention.deletion set key_destroyed_at = ${now()} where id = ${id}`)
const erase = async (id: string, calendar: string, job?: string) => [
  ...(await inJob(
    (tx) =>
      tx<
        { class: string; rows: string }[]
      >`select * from retention.erase(array[${id}]::uuid[], ${calendar}, ${now()})`,
    job,
  )),
]
const fileTables = () =>
  world.network.sql<{ name: string; key: string; class: string }[]>`
    select name, key, class from retention.file_tables() order by place`

describe('the list of what is erased', () => {
  test('is every table that names a customership, and no other', async () => {
    const rows = await world.network.sql<{ name: string }[]>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and (
        c.oid = 'customerships.customership'::regclass
        or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'customership' and not a.attisdropped)
        or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
          and k.confrelid = 'customerships.customership'::regclass))`
    const names = (await fileTables()).map(({ name }) => name)
    // What a deletion knows of its file it forgets with the certificate.
    const expected = [...names, 'retention.deletion'].sort()
    expect(rows.map(({ name }) => name).sort()).toEqual(expected)
    expect(Object.keys(storedColumns).sort()).toEqual(expected)
  })

  test('counts each table under the class that its capability declares', async () => {
    const declared: Readonly<Record<string, string>> = {
      ...customerships,
      ...customerData,
      ...consents,
      ...disclosures,
      ...keeping,
      ...oversight,
      ...ownLog,
      'audit.detail': 'accessLog',
      'audit.file_line': 'accessLog',
      'notifications.notification': 'notifications',
    }
    const listed = await fileTables()
    expect(listed.filter(({ name, class: kind }) => declared[name] !== kind)).toEqual([])
    const dying = Object.entries(retention).flatMap(([name, { from }]) =>
      from === 'customershipEnd' ? [name] : [],
    )
    const names = new Set(listed.map(({ name }) => name))
    expect(
      Object.entries(declared).filter(([name, kind]) => dying.includes(kind) && !names.has(name)),
    ).toEqual([])
  })

  test('has children before their parents, and each column that names a file begins an index', async () => {
    const { sql } = world.network
    const keys = await sql<{ child: string; parent: string }[]>`
      select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
      where contype = 'f' and conrelid <> confrelid`
    const place = new Map((await fileTables()).map(({ name }, at) => [name, at]))
    const wrong = keys.filter(({ child, parent }) => {
      const [of, to] = [place.get(child), place.get(parent)]
      return to !== undefined && (of === undefined || of > to)
    })
    expect(wrong).toEqual([])
    const bare = await sql`select t.name from retention.file_tables() t where not exists (
      select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid = t.name::regclass and a.attname = t.key
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = '(customership IS NOT NULL)'))`
    expect([...bare]).toEqual([])
  })
})

describe('a deletion', () => {
  test('is not begun of a file that has not ended on the day, is not due or is held', async () => {
    await expect(claim('2030-11-23')).rejects.toMatchObject({ constraint_name: 'never_early' })
    const lastDay = plainDate.parse('2030-11-23')
    await expect(claim('2030-11-24', file, '2026-11-23', lastDay)).rejects.toMatchObject({ code: 'TY012' })
    await expect(claim('2030-11-24', file, '2026-11-22')).rejects.toMatchObject({ code: 'TY012' })
    const { sql } = world.network
    await sql`alter table retention.hold disable trigger user`
    await sql`update retention.hold set scope = 'file' where id = ${file.hold}`
    await expect(claim('2030-11-24')).rejects.toMatchObject({ code: 'TY012' })
    await sql`update retention.hold set scope = 'entries' where id = ${file.hold}`
    await sql`alter table retention.hold enable trigger user`
  })

  test('erases nothing without a claim, a destroyed key and its day, and of a held file nothing', async () => {
    await expect(erase(newId(), dueOn())).rejects.toMatchObject({ code: 'TY012' })
    const id = await claim(dueOn())
    await expect(erase(id, dueOn())).rejects.toMatchObject({ code: 'TY012' })
    await destroyKey(id)
    await expect(erase(id, '2030-11-23')).rejects.toMatchObject({ code: 'TY012' })
    await expect(erase(id, dueOn(), 'clear-old-marks')).rejects.toMatchObject({ code: 'TY012' })
    const { sql } = world.network
    await sql`alter table retention.hold disable trigger user`
    await sql`update retention.hold set scope = 'file' where id = ${file.hold}`
    await expect(erase(id, dueOn())).rejects.toMatchObject({ code: 'TY012' })
    await sql`update retention.hold set scope = 'entries' where id = ${file.hold}`
    await sql`alter table retention.hold enable trigger user`
    const [row] = await sql`select state from retention.deletion where id = ${id}`
    expect(row).toEqual({ state: 'begun' })
  })

  test('refuses a new hold once it has begun', async () => {
    const body = {
      scope: 'file',
      ground: 'pendingMatter',
      section: '808/2019 7 §',
      reviewOn: '2027-06-30',
      reason: 'Liian myöhään.',
    }
    expect(await file.officer.fetch('POST', `${file.path}/holds`, { body })).toMatchObject({
      code: 'deletion-begun',
    })
  })

  test('erases every row of the file, its jobs, notices and marks, counts them, and leaves others alone', async () => {
    const { sql } = world.network
    const rowsOf = async (id: string) => {
      const found: Record<string, number> = {}
      for (const { name, key } of await fileTables())
        found[name] = (await sql.unsafe(`select 1 from ${name} where ${key} = $1`, [id])).length
      return found
    }
    const before = await rowsOf(file.id)
    // The test is worth something only if there is something in each.
    expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([])
    const others = await rowsOf(other.id)
    const jobs = async (of: FilledFile) =>
      (
        await sql`select 1 from outbox.job where strpos(payload::text || coalesce(once_key, ''), ${of.disclosure}) > 0`
      ).length
    const marks = async (of: FilledFile) =>
      (await sql`select 1 from guard.idempotency where resource in (${of.id}, ${of.disclosure}, ${of.entry})`)
        .length
    expect([(await jobs(file)) > 0, (await marks(file)) > 0]).toEqual([true, true])
    const ofOther = [await jobs(other), await marks(other)]
    const linesBefore = await sql`select count(*)::int as lines from audit.entry`

    const [deletion] = await sql<
      { id: string }[]
    >`select id from retention.deletion where customership = ${file.id}`
    const counts = await erase(deletion?.id ?? '', dueOn())
    expect(Object.values(await rowsOf(file.id)).filter((rows) => rows > 0)).toEqual([])
    expect([await jobs(file), await marks(file)]).toEqual([0, 0])
    expect(await rowsOf(other.id)).toEqual(others)
    expect([await jobs(other), await marks(other)]).toEqual(ofOther)
    expect([...(await sql`select count(*)::int as lines from audit.entry`)]).toEqual([...linesBefore])
    const perClass: Record<string, number> = {}
    for (const { name, class: kind } of await fileTables())
      perClass[kind] = (perClass[kind] ?? 0) + (before[name] ?? 0)
    const counted = Object.fromEntries(counts.map((row) => [row.class, Number(row.rows)]))
    const { work, ...ofTables } = counted
    expect(ofTables).toEqual(perClass)
    expect(work).toBeGreaterThan(5)
    // Nothing of it is anywhere but where the deletion itself remembers what to look for.
    const found = await findInDatabase(sql, [file.id, file.entry])
    expect(new Set(found.map(({ table }) => table))).toEqual(
      new Set(['retention.deletion', 'retention.trace']),
    )
    // What its recipient has not confirmed outlives it, without the file.
    const outstanding = await sql`select disclosure from retention.outstanding_recall`
    expect([...outstanding]).toEqual([{ disclosure: file.disclosure }])
    // Again changes nothing.
    expect(await erase(deletion?.id ?? '', dueOn(), 'certify-deletions')).toEqual(counts)
  })
})

describe('the search for what is left', () => {
  const look = async (needles: readonly string[], canary = newId()) => {
    await inJob((tx) => tx`select retention.plant_canary(${canary})`)
    const found = await inJob(
      (tx) => tx<{ needle: string; place: string }[]>`
        select needle, place from retention.residue(${[...needles]}::text[], ${canary}) order by 2`,
    )
    await inJob((tx) => tx`select retention.remove_canary(${canary})`)
    return found.map(({ needle, place }) => (needle === canary ? 'canary' : place))
  }
  const needles = async () =>
    (
      await world.network.sql<
        { needle: string }[]
      >`select needle from retention.trace where kind in ('id', 'index')`
    ).map(({ needle }) => needle)

  test('finds its own canary and, after the erasure, nothing else', async () => {
    const wanted = await needles()
    expect(wanted.length).toBeGreaterThan(30)
    expect(await look(wanted)).toEqual(['canary'])
    expect([...(await world.network.sql`select 1 from retention.canary`)]).toEqual([])
  })

  test('writes nothing: lines of the log would wait for it, and it may last for hours', async () => {
    const [after] = await inJob(async (tx) => {
      await tx`select retention.residue(array[${newId()}], ${newId()})`
      return tx<{ xact: string | null }[]>`select pg_current_xact_id_if_assigned()::text as xact`
    })
    expect(after).toEqual({ xact: null })
  })

  test('finds an id in whichever table it stands, in the open, in JSON, inside binary content, and a bare digest', async () => {
    const { sql } = world.network
    const id = newId()
    const digest = '7c'.repeat(32)
    await sql`create table organisations.stray (a uuid, b text, c jsonb, d bytea, e text[], f uuid[], g bytea[])`
    for (const row of [
      { a: id },
      { b: `see ${id.toUpperCase()}.` },
      { c: sql.json({ deep: [{ id }] }) },
      { d: Buffer.from(`\u0001left of ${id} here`) },
      { e: ['one', id] },
      { f: [newId(), id] },
    ])
      await sql`insert into organisations.stray ${sql(row)}`.then(async () => {
        expect(await look([id])).toEqual(['organisations.stray', 'canary'])
        await sql`delete from organisations.stray`
      })
    await sql`insert into organisations.stray (d) values (${Buffer.from(digest, 'hex')})`
    expect(await look([digest, newId()])).toEqual(['canary', 'organisations.stray'].sort(byCanaryLast))
    const number = 'tym-2026-0000017'
    await sql`insert into organisations.stray (b) values (${`${number.toUpperCase()}: soita`})`
    expect(await look([number])).toEqual(['canary', 'organisations.stray'].sort(byCanaryLast))
    await sql`drop table organisations.stray`
  })
})

const byCanaryLast = (a: string) => (a === 'canary' ? 1 : -1)
