import { newId } from '@tym/kernel'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'

let database: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.urls.superuser, { max: 1, onnotice: () => undefined })
})
afterAll(async () => {
  await sql.end()
  await database.drop()
})

const line = newId()
/** One row of each table of the log that is only added to, and what would say something else of it. */
const rows = {
  checkpoint: [`(size, note, signed_at) values (7, 'head', now())`, `note = 'another head'`],
  cosignature: [
    `(size, witness, line, received_at) values (7, 'witness', 'line', now())`,
    `line = 'another line'`,
  ],
  detail: [`(line, customership) values ('${line}', '${newId()}')`, `customership = gen_random_uuid()`],
  entry: [
    `(line, at, event, outcome, policy_version) values ('${line}', now(), 'category.read', 'denied', 'x')`,
    `outcome = 'allowed'`,
  ],
  file_line: [
    `(line, customership, number, salt) values ('${line}', '${newId()}', 1, sha256('salt'))`,
    'number = 2',
  ],
  leaf: [
    `(index, line, salt, file_commitment) values (1, '${line}', sha256('salt'), sha256('file'))`,
    `salt = sha256('another')`,
  ],
  log_alarm: [
    `(id, kind, witness, witness_size, ours, at) values ('${newId()}', 'fork', 'witness', 7, 'note', now())`,
    `kind = 'silent'`,
  ],
  log_state: [
    `(origin, size, root, sealed_below) values ('log', 7, sha256('root'), '9')`,
    `root = sha256('another')`,
  ],
  tile: [`(level, index, data) values (0, 0, sha256('leaf'))`, `data = sha256('another')`],
} as const
const tables = Object.keys(rows) as (keyof typeof rows)[]
/**
 * Those of which nothing goes before the whole log does; lines and what leads from them to a file have their
 * time.
 */
const kept = ['checkpoint', 'cosignature', 'log_alarm', 'log_state', 'tile']

/** With a row in each table, as whoever owns the database, and nothing of it stays. */
const withRows = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
  sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      for (const name of tables) await tx.unsafe(`insert into audit.${name} ${rows[name][0]}`)
      await tx`set local session_replication_role = origin`
      await work(tx)
      throw new Error('rolled back')
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'rolled back') throw error
    })

describe('the log', () => {
  test('is guarded table by table, and by every trigger that is there', async () => {
    const guards = await sql<{ name: string; table: string }[]>`
      select t.tgname as name, c.relname as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
        join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'audit' and t.tgfoid = 'audit.refuse_change'::regproc and t.tgenabled = 'O' and t.tgparentid = 0 order by 1, 2`
    const of = (name: string) => guards.filter((each) => each.name === name).map(({ table }) => table)
    expect(of('refuse_change')).toEqual(tables)
    expect(of('refuse_delete')).toEqual(kept)
    expect(guards).toHaveLength(tables.length + kept.length)
  })

  test.each(tables)('is not changed: %s', (name) =>
    withRows(async (tx) => {
      const change = tx.savepoint((inner) => inner.unsafe(`update audit.${name} set ${rows[name][1]}`))
      await expect(change).rejects.toMatchObject({ code: 'TY018' })
    }),
  )

  test.each(kept)('loses nothing: %s', (name) =>
    withRows(async (tx) => {
      const removal = tx.savepoint((inner) => inner.unsafe(`delete from audit.${name}`))
      await expect(removal).rejects.toMatchObject({ code: 'TY018' })
    }),
  )

  test('grows, and its head goes forward only', () =>
    withRows(async (tx) => {
      const refused = [
        `update audit.tile set index = 1, data = data || sha256('next')`,
        `update audit.tile set level = 1, data = data || sha256('next')`,
        `update audit.tile set data = sha256('next') || data`,
        `update audit.log_state set origin = 'another', size = 8`,
        `update audit.log_state set size = 6`,
        `update audit.log_state set size = 8, sealed_below = '8'`,
      ]
      for (const statement of refused)
        await expect(
          tx.savepoint((inner) => inner.unsafe(statement)),
          statement,
        ).rejects.toMatchObject({ code: 'TY018' })
      for (const statement of [
        `update audit.tile set data = data || sha256('next')`,
        `update audit.log_state set size = 8, root = sha256('next'), sealed_below = '9'`,
        `update audit.log_state set sealed_below = '10'`,
      ])
        expect(await tx.unsafe(`${statement} returning 1`), statement).toHaveLength(1)
    }))

  test('is taken away by nobody but by whoever ends its time', async () => {
    const may = await sql<{ said: string }[]>`
      select c.relname || ' by ' || r.rolname as said from pg_class c join pg_namespace n on n.oid = c.relnamespace, pg_roles r
      where n.nspname = 'audit' and c.relkind in ('r', 'p') and not r.rolsuper and r.oid <> c.relowner
        and r.rolname !~ '^pg_' and (has_table_privilege(r.oid, c.oid, 'delete') or has_table_privilege(r.oid, c.oid, 'truncate'))
      order by 1`
    expect(may.map(({ said }) => said)).toEqual([
      ...['detail by tym_eraser', 'entry by tym_eraser', 'entry by tym_worker', 'file_line by tym_eraser'],
      ...['leaf by tym_eraser', 'leaf by tym_worker'],
    ])
  })

  test('loses to the deletion of a file only lines that were too old already, once nothing leads from them to it', () =>
    withRows(async (tx) => {
      const taken = async () => {
        await tx`set local role tym_eraser`
        const gone = [
          ...(await tx`delete from audit.leaf where line = ${line} returning line`),
          ...(await tx`delete from audit.entry where line = ${line} returning line`),
        ]
        await tx`reset role`
        return gone.length
      }
      expect(await taken()).toBe(0)
      await tx`update audit.cleared_up_to set line = ${line}`
      expect(await taken()).toBe(0)
      await tx`delete from audit.detail`
      await tx`update audit.cleared_up_to set line = '00000000-0000-0000-0000-000000000000'`
      expect(await taken()).toBe(0)
      await tx`update audit.cleared_up_to set line = ${line}`
      expect(await taken()).toBe(2)
    }))
})

test('a flag that is answered is shown to the job that tells of it, and to none that has no business with it', () =>
  withRows(async (tx) => {
    await tx`set local session_replication_role = replica`
    const [id, organisation] = [newId(), newId()]
    await tx`insert into oversight.flag (id, kind, actor, role, employer, authority, owner, from_at, to_at, state, raised_at, due_on)
      values (${id}, 'outOfTeam', 'somebody', 'nurse', ${organisation}, ${organisation}, ${organisation}, now(), now(), 'open', now(),
        current_date)`
    await tx`set local role tym_worker`
    const seen = async (kind: string, job: string) => {
      await tx`select set_config('tym.kind', ${kind}, true), set_config('tym.job', ${job}, true)`
      return (await tx`select id from oversight.flag`).map((row) => row['id'])
    }
    expect(await seen('job', 'tell-flag-answered')).toEqual([id])
    for (const job of ['seal-log', 'tell-officers', 'tell-asker', ''])
      expect(await seen('job', job), job).toEqual([])
    expect(await seen('organisation', 'tell-flag-answered')).toEqual([])
  }))
