import { tables as consents } from '@tym/consents/retention'
import { tables as customerData } from '@tym/customer-data/retention'
import { tables as customerships } from '@tym/customerships/retention'
import { tables as disclosures } from '@tym/disclosures/retention'
import { tables as notifications } from '@tym/notifications/retention'
import { tables as organisations } from '@tym/organisations/retention'
import { tables as outsideParties } from '@tym/outside-parties/retention'
import { tables as oversight } from '@tym/oversight/retention'
import { tables as ownLog } from '@tym/own-log/retention'
import { retention } from '@tym/register'
import { tables as keeping } from '@tym/retention/retention'
import { tables as usageRights } from '@tym/usage-rights/retention'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'

let database: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.urls.superuser, { max: 1 })
})
afterAll(async () => {
  await sql.end()
  await database.drop()
})

test('every table of a capability says how long it is kept, and no table is named that is not there', async () => {
  const ruled = {
    ...organisations,
    ...usageRights,
    ...outsideParties,
    ...customerships,
    ...customerData,
    ...consents,
    ...disclosures,
    ...notifications,
    ...keeping,
    ...oversight,
    ...ownLog,
  }
  const schemas = [...new Set(Object.keys(ruled).map((table) => table.split('.')[0] ?? ''))]
  const rows = await sql<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ${sql(schemas)}`
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(ruled).sort())
})

test('what is kept as long as the customership, and only that, names the customership it belongs to', async () => {
  const ruled: Readonly<Record<string, string>> = {
    ...usageRights,
    ...customerships,
    ...customerData,
    ...consents,
    ...disclosures,
    ...notifications,
    ...keeping,
    ...oversight,
    ...ownLog,
  }
  const rows = await sql<{ name: string }[]>`
    select distinct n.nspname || '.' || c.relname as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.confrelid = 'customerships.customership'::regclass`
  const fromTheEnd = Object.entries(retention).flatMap(([name, { from }]) =>
    from === 'customershipEnd' ? [name] : [],
  )
  const dying = Object.keys(ruled).filter((table) => fromTheEnd.includes(ruled[table] ?? ''))
  expect(rows.map(({ name }) => name).sort()).toEqual(
    dying.filter((table) => table !== 'customerships.customership').sort(),
  )
})
