import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
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
  await Promise.all(['migrations', 'gate'].map((name) => mkdir(path.join(folder, name))))
  await writeFile(path.join(folder, 'roles.sql'), 'select 1')
  sql = postgres(url, { max: 4, onnotice: () => undefined })
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
const run = () => migrate({ url, directory: folder, owner: 'postgres' })
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
  expect(await migrating).toEqual(['0002_b.sql', 'gate'])
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

test('a migration replaces what the gate has given away, and it stays given', async () => {
  await sql.unsafe(`grant create on database ${new URL(url).pathname.slice(1)} to tym_owner`)
  const runAsOwner = () => migrate({ url, directory: folder, owner: 'tym_owner' })
  const room = (text: string) => `function room.says() returns text language sql as $$ select '${text}' $$;`
  await write('migrations/0001_a.sql', `create schema room; create ${room('old')}`)
  await write('gate/1_gate.sql', 'alter function room.says owner to tym_relation;')
  await runAsOwner()
  await write('migrations/0002_b.sql', `create or replace ${room('new')}`)
  await write('gate/1_gate.sql', 'select 1;')
  await runAsOwner()
  const [row] = await sql`select room.says() as says, proowner::regrole::text as owner
    from pg_proc where oid = 'room.says'::regproc`
  expect(row).toEqual({ says: 'new', owner: 'tym_relation' })
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
    await register`delete from meta.migration where name = (select max(name) from meta.migration where name like '0%')`
    await expect(judge()).rejects.toThrow('Migrate it first')
  } finally {
    await Promise.all([register.end(), app.end()])
  }
})
