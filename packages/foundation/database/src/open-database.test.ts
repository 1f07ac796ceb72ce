import { newOrganisationId, personId, plainDate } from '@tym/kernel'
import { createTestDatabase, type TestDatabase } from '@tym/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from './context.ts'
import { type Database, openDatabase, type ReadTx } from './open-database.ts'
import { sqlState } from './sql-state.ts'

let databases: TestDatabase
let database: Database
beforeAll(async () => {
  databases = await createTestDatabase()
  database = openDatabase({ url: databases.urls.app, max: 1, applicationName: 'context-test' })
})
afterAll(async () => {
  await database.close()
  await databases.drop()
})

const clocks = { instant: new Date('2026-11-26T08:00:00Z'), calendar: plainDate.parse('2026-11-26') }
const nobody: Context = { ...clocks, scope: { kind: 'public' } }
const employer = newOrganisationId()
/** As hostile to whoever puts texts together as a value can be. */
const role = `'), ($1) "\\u0000 {"tym.kind":"job"} \\`
const person = personId.parse('kJ8s-3_a9sdf')
const officer: Context = {
  ...clocks,
  scope: { kind: 'search', outOfTeam: true },
  caller: { person, role, employer },
}

const said = sql`select ctx.kind() as kind, ctx.person() as person, ctx.role() as role, ctx.employer() as employer,
  ctx.out_of_team() as out, current_setting('lock_timeout') as locks, current_setting('transaction_read_only') as reading`
const sayings = async (tx: ReadTx) => {
  const [row] = await tx.drizzle.execute(said)
  return { ...row }
}

test('the first statement of a transaction has the whole context, and nothing of it is left to the next', async () => {
  const mine = { kind: 'search', person, role, employer, out: true, locks: '3s', reading: 'off' }
  const none = { kind: 'public', person: null, role: null, employer: null, out: false, locks: '3s' }
  for (let round = 0; round < 3; round += 1) {
    expect(await database.write(officer, sayings)).toEqual(mine)
    expect(await database.read(nobody, sayings)).toEqual({ ...none, reading: 'on' })
    const broken = database.write(officer, async (tx) => {
      await tx.drizzle.execute(said)
      throw new Error('given up')
    })
    await expect(broken).rejects.toThrow('given up')
    const [left] = await database.sql`select ctx.kind() as kind, ctx.person() as person, ctx.role() as role,
      ctx.employer() as employer, current_setting('transaction_timeout') as longest`
    expect(left).toEqual({ kind: null, person: null, role: null, employer: null, longest: '0' })
  }
})

test('when the context is refused nothing of the work is done, whatever it does', async () => {
  const refused = async (work: (tx: ReadTx) => Promise<unknown>) =>
    sqlState(await database.read(nobody, work, -1).catch((error: unknown) => error))
  expect(await refused((tx) => tx.drizzle.execute(said))).toBe('22023')
  expect(await refused((tx) => tx.drizzle.execute(said).catch(() => 'swallowed'))).toBe('22023')
  expect(await refused(() => Promise.resolve('asked nothing'))).toBe('22023')
  expect(await database.read(nobody, sayings)).toMatchObject({ kind: 'public' })
})
