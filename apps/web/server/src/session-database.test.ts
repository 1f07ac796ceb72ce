import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fixedClock } from '@tym/kernel'
import { createTestSessions, type TestSessions } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readClientFiles } from './client-files.ts'
import { createLogins } from './logins.ts'
import { rowIdOf } from './seal.ts'
import { knownSchema, openSessionDatabase, type SessionDatabase } from './session-database.ts'
import { createSessions } from './sessions.ts'

const minute = 60_000
const limits = { idleMilliseconds: 15 * minute, absoluteMilliseconds: 540 * minute }
const thumbprint = 'a'.repeat(43)
const sealed = Buffer.alloc(40, 7)
let made: TestSessions
let database: SessionDatabase
let superuser: postgres.Sql
beforeAll(async () => {
  made = await createTestSessions()
  database = await openSessionDatabase(made.url)
  superuser = postgres(made.superuserUrl, { max: 1, onnotice: () => undefined })
})
afterAll(async () => {
  await Promise.all([database.close(), superuser.end()])
  await made.drop()
})

const world = () => {
  const clock = fixedClock({ instant: new Date('2026-11-30T08:00:00Z') })
  return { clock, sessions: createSessions(database, limits), id: rowIdOf(String(Math.random())) }
}

test('is opened by its own role alone, and never by one that could see more', async () => {
  await expect(openSessionDatabase(made.superuserUrl)).rejects.toThrow(
    /^SESSION_DATABASE_URL: role "postgres"/,
  )
  const nobody = made.url.replace('tym_session:', 'tym_app:')
  await expect(openSessionDatabase(nobody)).rejects.toThrow(/^SESSION_DATABASE_URL: /)
  await expect(openSessionDatabase(made.url.replace(/:\d+\//, ':1/'))).rejects.toThrow(/ECONNREFUSED/)
})

test('is refused when its schema is another than this program knows', async () => {
  const folder = fileURLToPath(new URL('../../../../infra/postgres/sessions/', import.meta.url))
  const later = readdirSync(folder).includes('migrations') ? readdirSync(path.join(folder, 'migrations')) : []
  expect(
    later
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .at(-1) ?? '1000_baseline.sql',
  ).toBe(knownSchema)
  await superuser`insert into meta.migration (name, sha256) values ('1002_later.sql', 'none')`
  await expect(openSessionDatabase(made.url)).rejects.toThrow(/1002_later\.sql/)
  await superuser`delete from meta.migration where name = '1002_later.sql'`
})

test('keeps nothing where no policy guards it', async () => {
  for (const attempt of [
    'select lo_create(0)',
    "select pg_logical_emit_message(false, 'x', 'x')",
    'create table public.own (n int)',
    'create table session.own (n int)',
    'alter table session.session no force row level security',
  ])
    await expect(
      database.ask((sql) => sql.unsafe(attempt)),
      attempt,
    ).rejects.toMatchObject({ code: '42501' })
})

test('marks a proof once, and none by another key', async () => {
  const { clock, sessions, id } = world()
  const now = clock.instant()
  await sessions.begin(id, { thumbprint, sealed, now })
  const proof = { thumbprint, mark: rowIdOf('proof'), expiresAt: new Date(now.getTime() + minute) }
  const foreign = { ...proof, thumbprint: 'b'.repeat(43) }
  expect(await sessions.find(id, now, foreign)).toMatchObject({ isFresh: false, over: null })
  const found = await Promise.all([1, 2, 3].map(() => sessions.find(id, now, proof)))
  expect(found.filter((one) => one?.isFresh)).toHaveLength(1)
  expect(await sessions.find(rowIdOf('none'), now, proof)).toBeUndefined()
})

test('tells many who ask at the same time each of their own session, and ends what is over', async () => {
  const { clock, sessions } = world()
  const now = clock.instant()
  const ids = Array.from({ length: 100 }, (_, at) => rowIdOf(`together ${at}`))
  const sealedAs = (at: number) => Buffer.alloc(40, at)
  await Promise.all(ids.map((id, at) => sessions.begin(id, { thumbprint, sealed: sealedAs(at), now })))
  const found = await Promise.all([...ids, rowIdOf('none')].map((id) => sessions.find(id, now)))
  expect(found.map((one) => one?.sealed)).toEqual([...ids.map((_, at) => sealedAs(at)), undefined])
  clock.advance({ minutes: 15 })
  const [first = rowIdOf('none')] = ids
  expect(await sessions.find(first, clock.instant())).toMatchObject({ over: 'idle' })
  expect(await sessions.find(first, now)).toBeUndefined()
})

test('gives no content again that is known, and gives it once it has changed', async () => {
  const { clock, sessions, id } = world()
  const now = clock.instant()
  await sessions.begin(id, { thumbprint, sealed, now })
  const first = await sessions.find(id, now)
  expect(first).toMatchObject({ sealed, version: 1 })
  expect(await sessions.find(id, now, undefined, 1)).toMatchObject({ sealed: null, version: 1, thumbprint })
  // Who asks at the same time and knows less gets it all the same.
  const asked = [1, undefined, 1].map((known) => sessions.find(id, now, undefined, known))
  expect((await Promise.all(asked)).map((one) => one?.sealed)).toEqual([sealed, sealed, sealed])
  expect(await sessions.find(id, now, undefined, 2)).toMatchObject({ sealed })
  const claimed = await sessions.claim(id, { now, until: new Date(now.getTime() + minute) })
  await sessions.settle(id, claimed?.version ?? 0, Buffer.alloc(40, 3))
  const changed = await sessions.find(id, now, undefined, 1)
  expect(changed).toMatchObject({ sealed: Buffer.alloc(40, 3), version: 3, thumbprint })
})

test('lets one change a session at a time, and nobody overwrite what another has kept', async () => {
  const { clock, sessions, id } = world()
  const now = clock.instant()
  await sessions.begin(id, { thumbprint, sealed, now })
  const until = new Date(now.getTime() + minute)
  const claims = await Promise.all([1, 2, 3].map(() => sessions.claim(id, { now, until })))
  const [first, ...others] = claims.filter((one) => one !== undefined)
  expect(others).toEqual([])
  // The process that had it is gone; another takes it over once its time is up, and the first comes too late.
  clock.advance({ minutes: 1 })
  const later = await sessions.claim(id, { now: clock.instant(), until: new Date(until.getTime() + minute) })
  expect(later?.version).toBe((first?.version ?? 0) + 1)
  expect(await sessions.settle(id, first?.version ?? 0, Buffer.alloc(40, 1))).toBe(false)
  expect(await sessions.settle(id, later?.version ?? 0, Buffer.alloc(40, 2))).toBe(true)
  expect(await sessions.find(id, clock.instant())).toMatchObject({ sealed: Buffer.alloc(40, 2) })
  const third = await sessions.claim(id, { now: clock.instant(), until })
  expect(third).toBeDefined()
})

test('a session taken by a clock that ran ahead is not taken for ever', async () => {
  const { clock, sessions, id } = world()
  const now = clock.instant()
  await sessions.begin(id, { thumbprint, sealed, now })
  await sessions.claim(id, { now, until: new Date(now.getTime() + 600 * minute) })
  const until = new Date(now.getTime() + minute)
  expect(await sessions.claim(id, { now, until })).toBeDefined()
})

test('keeps nothing that has run out', async () => {
  const { clock, sessions, id } = world()
  const logins = createLogins(database)
  const now = clock.instant()
  await sessions.clear(new Date(now.getTime() + 600 * minute))
  const login = { who: 'staff', language: 'fi', thumbprint, verifier: 'v', nonce: 'n' } as const
  await logins.keep(login, { cookie: 'c'.repeat(43), state: 'state', now })
  await sessions.begin(id, { thumbprint, sealed, now })
  await sessions.find(id, now, {
    thumbprint,
    mark: rowIdOf('kept'),
    expiresAt: new Date(now.getTime() + 4 * minute),
  })
  expect(await sessions.clear(now)).toBe(0)
  expect(await sessions.clear(new Date(now.getTime() + 4 * minute))).toBe(1)
  expect(await sessions.clear(new Date(now.getTime() + 10 * minute))).toBe(1)
  expect(await sessions.clear(new Date(now.getTime() + 15 * minute))).toBe(1)
})

test('a client that has not been built is said at the start, by the name of its setting', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-no-client-'))
  await expect(readClientFiles(folder)).rejects.toThrow(/^CLIENT_FOLDER: .* holds no index\.html\. Build/)
  rmSync(folder, { recursive: true })
})
