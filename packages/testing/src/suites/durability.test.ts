import { newId } from '@tym/kernel'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLogReader, type LogReader } from '../audit-lines.ts'
import type { Holder } from '../network/holder.ts'
import type { OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'
import { digestTables } from '../register-digest.ts'

let network: Network
let file: OpenedCustomership
let member: Holder
let log: LogReader
beforeAll(async () => {
  network = await createNetwork()
  file = await network.openCustomership()
  member = file.team[0]
  log = createLogReader(network.sql)
})
afterAll(() => network.close())
beforeEach(async () => {
  await log.take()
})

const roads = [
  ['a read through the gate', () => member.fetch('GET', `${file.path}/categories/1`)],
  ['a read on the ordinary road', () => member.fetch('GET', file.path)],
  [
    'a search',
    () => member.fetch('POST', '/v1/customerships/search', { body: { nationalId: file.nationalId } }),
  ],
  [
    'a write',
    () =>
      member.fetch('POST', `${file.path}/entries`, {
        body: { category: 3, field: '3.04', value: 'myyjä', source: 'officer' },
      }),
  ],
] as const

const outsiders = [
  ['a refusal by the gate', (other: Holder) => other.fetch('GET', `${file.path}/categories/1`)],
  ['a refusal on the ordinary road', (other: Holder) => other.fetch('GET', file.path)],
] as const

describe('when the log cannot be written', () => {
  beforeEach(async () => {
    await network.sql`revoke insert on audit.entry from tym_app, tym_gate`
  })
  afterEach(async () => {
    await network.sql`grant insert on audit.entry to tym_app, tym_gate`
  })

  test.each(roads)('%s is not answered and changes nothing', async (_name, send) => {
    const before = await digestTables(network.sql)
    const answer = await send()
    expect(answer.status).toBe(500)
    expect(answer.code).toBe('internal-error')
    expect(await digestTables(network.sql)).toEqual(before)
  })

  test.each(outsiders)('%s is not even answered as a refusal', async (_name, send) => {
    const answer = await send(await network.holder('porvoo-specialist-two'))
    expect(answer.status).toBeGreaterThanOrEqual(500)
  })
})

describe('when the commit itself fails', () => {
  beforeAll(async () => {
    await network.sql.unsafe(`create function public.fail() returns trigger language plpgsql as
      $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$`)
    await network.sql.unsafe(`create constraint trigger fail_at_commit after insert on audit.entry
      deferrable initially deferred for each row execute function public.fail()`)
  })
  afterAll(async () => {
    await network.sql.unsafe('drop trigger fail_at_commit on audit.entry; drop function public.fail')
  })

  test.each(roads)('%s is not answered, leaves no line and changes nothing', async (_name, send) => {
    const before = await digestTables(network.sql)
    const answer = await send()
    expect(answer.status).toBe(503)
    expect(answer.text).not.toContain('disk')
    expect(await digestTables(network.sql)).toEqual(before)
    expect(await log.take()).toEqual([])
  })
})

test('afterwards the same connections answer and log as before', async () => {
  for (const [, send] of roads) expect((await send()).status).toBeLessThan(300)
  expect(await log.take()).toHaveLength(roads.length)
})

describe('a login role by itself', () => {
  test('of the gate reads no table and no view of one', async () => {
    const sql = postgres(network.urls.read, { max: 1 })
    const readable =
      await sql`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        and has_table_privilege(c.oid, 'select, insert, update, delete, truncate')`
    const callable =
      await sql`select p.oid::regproc::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and has_function_privilege(p.oid, 'execute')
        and has_schema_privilege(n.oid, 'usage')`
    await sql.end()
    expect(readable).toEqual([])
    expect(callable.map(({ name }) => String(name))).toEqual(['gate.read_categories'])
  })

  test.each([
    ['nothing', {}],
    ['somebody on the team, but no file', { person: true }],
    ['a file, but nobody', { file: true }],
  ])('of the service sees no customer when its context says %s', async (_name, says) => {
    const sql = postgres(network.urls.app, { max: 1 })
    const counts = await sql.begin(async (tx) => {
      const set = (name: string, value: string) => tx`select set_config(${`tym.${name}`}, ${value}, true)`
      if ('person' in says) {
        await set('person', member.person)
        await set('authority', member.grant.authority)
        await set('role', member.role)
      }
      if ('file' in says) {
        await set('kind', 'customership')
        await set('customership', file.id)
        await set('person', newId())
      }
      const tables = ['customerships.customership', 'customerships.identity_index', 'customer_data.entry']
      return Promise.all(
        [...tables, 'customer_data.current_document', 'audit.detail', 'audit.entry'].map(async (table) => {
          const [row] = await tx.unsafe(`select count(*)::int as n from ${table}`)
          return row?.['n']
        }),
      )
    })
    await sql.end()
    expect(counts).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('at once, in every process', () => {
  test('an ended right stops the hot path', async () => {
    const twin = await network.startTwin()
    const leaver = await network.holder('porvoo-specialist-two')
    const added = { body: { person: leaver.person } }
    expect(await member.fetch('POST', `${file.path}/team`, added)).toMatchObject({ status: 201 })
    const read = () => leaver.fetch('GET', `${file.path}/categories`, { at: twin.address })
    expect(await read()).toMatchObject({ status: 200 })
    await network.endRight(leaver)
    expect(await read()).toMatchObject({ status: 403, code: 'usage-right-not-live' })
    expect(await leaver.fetch('GET', file.path)).toMatchObject({ code: 'usage-right-not-live' })
  })

  test('a revoked key stops the hot path', async () => {
    const twin = await network.startTwin()
    const read = () => member.fetch('GET', `${file.path}/categories`, { at: twin.address })
    expect(await read()).toMatchObject({ status: 200 })
    await network.revokeKey('porvoo')
    expect(await read()).toMatchObject({ status: 401, code: 'signing-key-revoked' })
    await network.restoreKey('porvoo')
    expect(await read()).toMatchObject({ status: 200 })
  })
})
