import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '@tym/database'
import { createTestDatabase, type TestDatabase } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpSchema } from './dump-schema.ts'

const current = path.resolve('infra/postgres')
const carriedOver = '0212_taken_act.sql'
const organisation = '0198f0a0-0000-7000-8000-000000000001'
const file = '01a22537-a6f5-71b2-9998-dfafb25eda3b'
const line = '01a22537-a6f5-71b2-9998-dfafb25eda3c'

let fresh: TestDatabase
let folder: string
let admin: postgres.Sql
let sql: postgres.Sql
let url: URL
beforeAll(async () => {
  fresh = await createTestDatabase()
  admin = postgres(fresh.urls.superuser, { max: 1, onnotice: () => undefined })
  url = new URL(fresh.urls.superuser)
  url.pathname += '_before'
  await admin`create database ${admin(url.pathname.slice(1))}`
  sql = postgres(url.href, { max: 1, onnotice: () => undefined })
  folder = mkdtempSync(path.join(tmpdir(), 'tym before '))
  for (const part of ['roles.sql', 'schemas.sql', 'baseline', 'functions'])
    cpSync(path.join(current, part), path.join(folder, part), { recursive: true })
  // Functions of today may name what only a migration makes.
  writeFileSync(path.join(folder, 'functions/00.sql'), 'set local check_function_bodies = off;')
  await migrate({ url: url.href, directory: folder, owner: 'tym_owner' })
})
afterAll(async () => {
  await sql.end()
  await admin`drop database ${admin(url.pathname.slice(1))} with (force)`
  await admin.end()
  await fresh.drop()
  rmSync(folder, { recursive: true })
})

const bringUp = () => migrate({ url: url.href, directory: current, owner: 'tym_owner', carriedOver })

/**
 * How the version just before remembers what it has had, with a function of its own that this one no longer
 * knows.
 */
const asOfBefore = (last: string) => `delete from meta.migration;
  insert into meta.migration (name, sha256) values ('0001_context_and_guards.sql', 'x'), ('${last}', 'x'), ('gate', 'of before');
  delete from meta.gate; insert into meta.gate (sha256) values ('of before')`

const rows = `set session_replication_role = replica;
insert into organisations.organisation (id, kind, slug, name_fi, name_sv, name_en, registered_at)
  values ('${organisation}', 'labourAuthority', 'first', 'x', 'x', 'x', '2026-01-01T08:00Z');
insert into customerships.customership (id, number, area, labour_authority, started_on, recorded_at, recorded_on, started_by,
    started_by_authority)
  values ('${file}', 'TYM-1', '${organisation}', '${organisation}', '2026-11-02', '2026-11-02T08:00Z', '2026-11-02', 'opener',
    '${organisation}');
insert into disclosures.disclosure (id, customership, consent, consent_version, party, owner, state, prepared_by, prepared_at,
    snapshot, snapshot_hash, left_at, delivered_at, receipt)
  values ('${line}', '${file}', '${line}', 1, '${line}', '${organisation}', 'delivered', 'officer', '2026-11-02T08:00Z', 'sealed',
    sha256('snapshot'), '2026-11-02T08:00Z', '2026-11-02T08:00Z', 'receipt');
insert into audit.entry (line, at, event, outcome, categories, policy_version, subject)
  values ('${line}', '2026-11-02T08:00Z', 'category.read', 'allowed', '{5}', 'x', sha256('subject'));
insert into audit.detail (line, customership, resources, reason) values ('${line}', '${file}', '{thing}', 'sealed');
insert into audit.leaf (index, line, salt, file_commitment) values (7, '${line}', sha256('salt'), sha256('file'));
insert into audit.file_line (line, customership, number, salt) values ('${line}', '${file}', 3, sha256('own'));
set session_replication_role = origin`

/** The log as it is, with the transactions that wrote it. */
const logOf = (
  of: postgres.Sql,
) => of`select to_jsonb(e) as entry, to_jsonb(d) as detail, to_jsonb(l) as leaf, to_jsonb(f) as number
  from audit.entry e join audit.detail d using (line) join audit.leaf l using (line) join audit.file_line f using (line)`

/** Functions of the version before that its tables did not name: a migration may call them. */
const thereBefore = [
  ...['ctx.calendar', 'ctx.said', 'disclosures.find_corrected', 'relation.is_ended', 'relation.is_shielded'],
]

test('a migration makes each function that it needs and the version before may lack', () => {
  const textsIn = (part: string) =>
    readdirSync(path.join(current, part))
      .toSorted()
      .map((name) => ({ name, text: readFileSync(path.join(current, part, name), 'utf8') }))
  const namesMade = (text: string) =>
    [...text.matchAll(/create (?:or replace )?function (\w+\.\w+)\(/g)].map(([, name = '']) => name)
  const today = [...textsIn('functions'), ...textsIn('gate')].flatMap(({ text }) => namesMade(text))
  const tables = textsIn('baseline').map(({ text }) => text)
  const made = new Set(thereBefore)
  const lacking: string[] = []
  for (const { name, text } of textsIn('migrations')) {
    for (const each of namesMade(text)) made.add(each)
    const named = [...text.replaceAll(/--.*/g, '').matchAll(/\b(\w+\.\w+)\s*\(/g)].map(
      ([, each = '']) => each,
    )
    for (const each of new Set(named))
      if (today.includes(each) && !made.has(each) && !tables.some((table) => table.includes(`${each}(`)))
        lacking.push(`${name}: ${each}`)
  }
  expect(today.length).toBeGreaterThan(100)
  expect(lacking).toEqual([])
})

describe('a database of the version before', () => {
  test('that is older than what the baseline stands for is refused, and stays as it is', async () => {
    await sql.unsafe(asOfBefore('0040_wait_in_turn.sql'))
    await expect(bringUp()).rejects.toThrow(
      'older than what this program carries over. Start the program whose last migration is 0212_taken_act.sql on it first',
    )
    const names = await sql`select name from meta.migration order by name`
    expect(names.map(({ name }) => name)).toEqual([
      ...['0001_context_and_guards.sql', '0040_wait_in_turn.sql', 'gate'],
    ])
  })

  test('is carried over: the same schema as a new one, the same rows, and the older program finds it newer', async () => {
    await sql.unsafe(asOfBefore(carriedOver))
    await sql.unsafe(rows)
    await sql.unsafe(`create function relation.of_before() returns int language sql as 'select 1';
      grant execute on function relation.find_by_index to tym_exchange`)
    const [was] = await sql`select xmin::text, c.* from customerships.customership c`
    const log = await logOf(sql)
    expect(log).toHaveLength(1)

    await bringUp()
    const listed = async (of: postgres.Sql) => (await dumpSchema(of, 'The register')).split('\n')
    expect(await listed(sql)).toEqual(await listed(admin))
    const [is] = await sql`select xmin::text, c.* from customerships.customership c`
    expect(is).toEqual(was)
    expect(is).toMatchObject({ id: file, started_by: 'opener' })
    expect([...(await logOf(sql))]).toEqual([...log])
    // What had left before is compared with what holds at the next look.
    const marked = await sql`select customership from disclosures.to_compare`
    expect([...marked]).toEqual([{ customership: file }])
    const stamps = await sql<
      { name: string }[]
    >`select name from meta.migration where name like '%.sql' order by name`
    expect(stamps[0]?.name).toBe('1000_baseline.sql')
    expect(stamps.every(({ name }) => name > carriedOver)).toBe(true)
  })
})

/** A forced policy hides rows from the role that migrates, and nothing fails. */
const missesRows = (text: string) =>
  /^(update|insert into|delete from|with|merge into) /m.test(text) &&
  !text.includes('set local row_security = off;')

test('a migration that reads or writes rows says that it wants to see them all', () => {
  expect(missesRows('update customerships.customership set version = 1;')).toBe(true)
  expect(
    missesRows('set local row_security = off;\nupdate customerships.customership set version = 1;'),
  ).toBe(false)
  const migrations = existsSync(path.join(current, 'migrations'))
    ? readdirSync(path.join(current, 'migrations'))
    : []
  const blind = migrations.filter((name) =>
    missesRows(readFileSync(path.join(current, 'migrations', name), 'utf8')),
  )
  expect(blind).toEqual([])
  // Above the baseline, which comes before them by its name.
  expect(migrations.filter((name) => name <= '1000_baseline.sql')).toEqual([])
})
