import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { declaredAccess, roleIds } from '@tym/register'
import { createTestDatabase, type TestDatabase } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/**
 * Where a role is still called by its name, outside the declaration and the cast, each with its reason. The
 * list only shrinks.
 */
const namedInCode: Readonly<Record<string, string>> = {
  'packages/capabilities/consents/src/text-facts.ts': 'who signs a consent text, which is no role here',
  'packages/capabilities/usage-rights/src/application.ts':
    'the example of an application in the documentation',
}
const namedInDatabase: Readonly<Record<string, string>> = {
  'ctx.is_customer': 'asks the declaration for the kind, which is called alike',
  'customer_data.entry in_own_name': 'whose word an entry is, written before the question could be asked',
  'customer_data.refuse_anothers_word': 'in whose role an entry of before was written',
  'declared.role role_kind_check': 'the kinds of roles, of which one is called alike',
  'gate.customership_facts': 'the hot path: one look-up less in each read of category 2',
  'relation.enter': 'the hot path: one look-up less in each read',
}

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

// 'customer' is also a kind of certificate, of key and of source: it counts where it is compared with a role.
const names = roleIds.filter((role) => role !== 'customer').join('|')
const inCode = new RegExp(`'(${names})'|[rR]ole [!=]== 'customer'`)
const inSql = new RegExp(`'(${names})'|role[^']{0,40}'customer'`)

test('decisions in TypeScript go by the declaration, not by the name of a role', () => {
  const rooms = ['packages/capabilities', 'packages/foundation', 'packages/kernel', 'apps', 'infra']
  const found = rooms
    .flatMap((room) => sourcesIn(path.join(root, room)))
    .filter((file) => inCode.test(readFileSync(file, 'utf8')))
    .map((file) => path.relative(root, file).split(path.sep).join('/'))
  expect(found.sort()).toEqual(Object.keys(namedInCode).sort())
})

test('decisions in the database go by the declaration, not by the name of a role', async () => {
  const policies = await sql<{ name: string; text: string }[]>`
    select schemaname || '.' || tablename || ' ' || policyname as name, concat_ws(' ', qual, with_check) as text from pg_policies`
  const routines = await sql<{ name: string; text: string }[]>`
    select n.nspname || '.' || p.proname as name, p.prosrc as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^(pg_|information_schema)'`
  const checks = await sql<{ name: string; text: string }[]>`
    select conrelid::regclass || ' ' || conname as name, pg_get_constraintdef(oid) as text from pg_constraint where contype = 'c'`
  const found = [...policies, ...routines, ...checks].filter(({ text }) => inSql.test(text))
  expect(policies.length).toBeGreaterThan(100)
  expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(namedInDatabase).sort())
})

test('the database repeats the declaration exactly', async () => {
  const declared = declaredAccess()
  const line = (row: object) => JSON.stringify(Object.values(row))
  const kept = async (rows: PromiseLike<readonly object[]>) => [...(await rows)].map(line).sort()
  expect(await kept(sql`select role, kind, own_employer_only from declared.role`)).toEqual(
    declared.roles.map(line).sort(),
  )
  expect(await kept(sql`select role, operation, reach from declared.permission`)).toEqual(
    declared.permissions.map(line).sort(),
  )
  expect(await kept(sql`select role, other from declared.barred_pair`)).toEqual(
    declared.barredPairs.map(line).sort(),
  )
  expect(await kept(sql`select operation, whose from declared.act`)).toEqual(declared.acts.map(line).sort())
  expect(await kept(sql`select field, kind from declared.recorder`)).toEqual(
    declared.recorders.map(line).sort(),
  )
})

test('a function of the relation is written once among the files of the gate', () => {
  const folder = path.join(root, 'infra/postgres/gate')
  const written = readdirSync(folder).flatMap((file) =>
    [
      ...readFileSync(path.join(folder, file), 'utf8').matchAll(
        /^create (?:or replace )?function (\S+?)\(/gm,
      ),
    ].map(([, name]) => name),
  )
  expect(written.filter((name, at) => written.indexOf(name) !== at)).toEqual([])
})

/** Everything but tests and what stands beside them. */
function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const at = path.join(folder, each.name)
    if (each.isDirectory()) return each.name === 'node_modules' || each.name === 'dist' ? [] : sourcesIn(at)
    return /\.m?ts$/.test(each.name) && !/\.test\.ts$|^test-/.test(each.name) ? [at] : []
  })
}
