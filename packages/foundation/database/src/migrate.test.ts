import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTestDatabase, type TestDatabase } from '@tym/testing'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assertSchema } from './assert-schema.ts'
import { migrate } from './migrate.ts'

let databases: TestDatabase
let url: string
let folder: string
let sql: postgres.Sql
beforeEach(async () => {
  databases = await createTestDatabase()
  // An empty schema of its own in the queue's database, which our migrations never touch.
  url = databases.urls.queueSuperuser
  folder = await mkdtemp(path.join(tmpdir(), 'tym migrate '))
  await Promise.all(['migrations', 'functions', 'gate'].map((name) => mkdir(path.join(folder, name))))
  await writeFile(path.join(folder, 'roles.sql'), 'select 1')
  sql = postgres(url, { max: 4, onnotice: () => undefined })
  await sql.unsafe(
    `grant create on database ${new URL(url).pathname.slice(1)} to tym_owner; grant usage, create on schema public to tym_owner`,
  )
})
afterEach(async () => {
  await sql.end()
  await databases.drop()
  await rm(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFile(path.join(folder, name), text)
const gate = (text: string) =>
  write(
    'gate/1_gate.sql',
    `create schema gate; create function gate.says() returns text language sql as $$ select '${text}' $$;`,
  )
const run = (carriedOver?: string) =>
  migrate({
    url,
    directory: folder,
    owner: 'tym_owner',
    ...(carriedOver === undefined ? {} : { carriedOver }),
  })
const says = async () => {
  const [row] = await sql<{ says: string }[]>`select gate.says()`
  return row?.says
}

test('a migration lets those pass who read, however long somebody keeps it from its lock', {
  timeout: 120_000,
}, async () => {
  await write(
    'migrations/0001_a.sql',
    'create table public.read_by_all (n int); insert into public.read_by_all values (1);',
  )
  await run()
  const longReader = await sql.reserve()
  await longReader`begin`
  await longReader`select * from public.read_by_all`
  await write('migrations/0002_b.sql', 'alter table public.read_by_all add column m int;')
  const migrating = run()
  const waiting = async () => {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from pg_locks where not granted`
    return row?.n ?? 0
  }
  await expect.poll(waiting, { timeout: 120_000, interval: 20 }).toBeGreaterThan(0)
  // Each of these waits behind the migration for a second at most, while the long reader goes on.
  for (let at = 0; at < 3; at += 1) expect(await sql`select n from public.read_by_all`).toHaveLength(1)
  await longReader`commit`
  longReader.release()
  expect(await migrating).toEqual(['0002_b.sql'])
})

test('an older program leaves a newer schema, and the gate on it, as they are', async () => {
  await write('migrations/0001_a.sql', 'select 1')
  await gate('old')
  await run()
  await write('migrations/0002_b.sql', 'select 1')
  await gate('new')
  await run()
  await rm(path.join(folder, 'migrations/0002_b.sql'))
  await gate('old')
  await write('roles.sql', 'create table public.changed_by_an_older_program ()')
  await expect(run()).rejects.toThrow('newer than this program: it has 0002_b.sql. Start a newer program.')
  const [changed] = await sql`select to_regclass('public.changed_by_an_older_program') as made`
  expect(changed).toEqual({ made: null })
  expect(await says()).toBe('new')
})

const room = (text: string, name = 'says') =>
  `create or replace function room.${name}() returns text language sql as $$ select '${text}' $$;`
const schema = () => write('schemas.sql', 'create schema if not exists room;')
const functionsOf = async () => [
  ...(await sql`select proname as name, proowner::regrole::text as owner,
    (select array_agg(a.grantee::regrole::text order by 1) from aclexplode(proacl) a where a.grantee <> proowner) as grants
    from pg_proc where pronamespace = 'room'::regnamespace order by 1`),
]

test('a migration drops what the gate has given away, and its file makes it again', async () => {
  await schema()
  await write('functions/room.sql', room('old'))
  await write('gate/1_gate.sql', 'alter function room.says owner to tym_relation;')
  await run()
  await write('migrations/0002_b.sql', 'drop function room.says();')
  await write('functions/room.sql', room('new'))
  await run()
  expect(await sql`select room.says() as says`).toEqual([{ says: 'new' }])
  expect(await functionsOf()).toEqual([{ name: 'says', owner: 'tym_relation', grants: null }])
})

test('no function outlives its file, and none keeps a grant that its file no longer says', async () => {
  await schema()
  await write(
    'functions/room.sql',
    `${room('a')}\n${room('b', 'asks')}\ngrant execute on function room.says to tym_app, tym_worker;`,
  )
  await run()
  await write(
    'functions/room.sql',
    `${room('a')}\nrevoke all on function room.says from public;\ngrant execute on function room.says to tym_app;`,
  )
  expect(await run()).toEqual(['gate'])
  expect(await functionsOf()).toEqual([{ name: 'says', owner: 'tym_owner', grants: ['tym_app'] }])
})

test('two functions of one name are refused, and what was there stays', async () => {
  await schema()
  await write('functions/room.sql', room('old'))
  await run()
  await write(
    'functions/room.sql',
    `create or replace function room.says(p text) returns text language sql as $$ select p $$;`,
  )
  await expect(run()).rejects.toThrow('two functions of one name: room.says')
  expect(await sql`select room.says() as says`).toEqual([{ says: 'old' }])
})

test('a function that is written in two files is refused before anything is run', async () => {
  await schema()
  await write('functions/room.sql', room('old'))
  await run()
  await write('functions/room.sql', room('new'))
  await write('gate/1_gate.sql', room('other'))
  await expect(run()).rejects.toThrow('functions that are written twice: room.says')
  expect(await sql`select room.says() as says`).toEqual([{ says: 'old' }])
})

test('a new database gets the baseline, whose tables go by functions and whose functions go by tables', async () => {
  await mkdir(path.join(folder, 'baseline'))
  await schema()
  await write(
    'functions/room.sql',
    `create or replace function room.most() returns int language sql stable as 'select max(n) from room.number';`,
  )
  await write(
    'baseline/01_room.sql',
    'create table room.number (n int, check (n >= 0)); create policy small on room.number using (n <= room.most());',
  )
  await write('migrations/1001_more.sql', 'insert into room.number values (7);')
  expect(await run()).toEqual(['1000_baseline.sql', '1001_more.sql', 'gate'])
  expect(await sql`select room.most() as most`).toEqual([{ most: 7 }])
  expect(await run()).toEqual([])
  await write('baseline/01_room.sql', 'create table room.number (n int);')
  await expect(run()).rejects.toThrow('1000_baseline.sql was edited')
})

test('data of the version before is carried over, once, and only from its last migration', async () => {
  await schema()
  await write('migrations/0001_a.sql', 'create table room.number (n int);')
  await run()
  const old = await readFile(path.join(folder, 'migrations/0001_a.sql'), 'utf8')
  await write('migrations/0002_b.sql', 'insert into room.number values (7);')
  await rm(path.join(folder, 'migrations/0001_a.sql'))
  await rm(path.join(folder, 'migrations/0002_b.sql'))
  await mkdir(path.join(folder, 'baseline'))
  await write('baseline/01_room.sql', 'create table room.number (n int);')
  await expect(run('0002_b.sql')).rejects.toThrow('older than what this program carries over')
  await expect(run('0000_z.sql')).rejects.toThrow('newer than this program')
  await sql`insert into meta.migration (name, sha256) values ('0002_b.sql', 'x')`
  await sql`insert into room.number values (7)`
  expect(await run('0002_b.sql')).toEqual(['1000_baseline.sql'])
  expect(await run('0002_b.sql')).toEqual([])
  expect(await sql`select n from room.number`).toEqual([{ n: 7 }])

  await rm(path.join(folder, 'baseline'), { recursive: true })
  await write('migrations/0001_a.sql', old)
  await expect(run()).rejects.toThrow('newer than this program: it has 1000_baseline.sql')
})

test('a gate that another has replaced is not put back', async () => {
  await write('migrations/0001_a.sql', 'select 1')
  for (const text of ['old', 'new']) {
    await gate(text)
    expect(await run()).toContain('gate')
  }
  expect(await run()).toEqual([])
  await gate('old')
  await expect(run()).rejects.toThrow('newer than this program')
  expect(await says()).toBe('new')
})

test('a process knows its schema, and refuses one that is newer or older', async () => {
  const register = postgres(databases.urls.superuser, { max: 1, onnotice: () => undefined })
  const app = postgres(databases.urls.app, { max: 1, onnotice: () => undefined })
  try {
    const judge = () => assertSchema({ sql: app }, 'register', 'DATABASE_URL_APP')
    await expect(judge()).resolves.toBeUndefined()
    await register`insert into meta.migration (name, sha256) values ('9999_tomorrow.sql', '')`
    await expect(judge()).rejects.toThrow(
      'DATABASE_URL_APP: the schema of this database is newer (9999_tomorrow.sql)',
    )
    await register`delete from meta.migration where name like '9999%'`
    await register`insert into meta.gate (sha256) values ('of tomorrow')`
    await expect(judge()).rejects.toThrow(
      'DATABASE_URL_APP: the gate functions of this database are newer than this program. Start a newer program.',
    )
    await register`delete from meta.gate`
    await expect(judge()).rejects.toThrow('gate functions of this database are older')
    await register`delete from meta.migration where name = (select max(name) from meta.migration where name like '1%')`
    await expect(judge()).rejects.toThrow('Migrate it first')
  } finally {
    await Promise.all([register.end(), app.end()])
  }
})
