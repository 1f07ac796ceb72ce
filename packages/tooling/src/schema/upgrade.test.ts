import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '@tym/database'
import { createTestDatabase, type TestDatabase } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpSchema } from './dump-schema.ts'

const current = path.resolve('infra/postgres')
const migrations = readdirSync(path.join(current, 'migrations')).sort()
/** The last migration of the release before, with whose data this one has to start. */
const lastOfBefore = '0040_wait_in_turn.sql'

const [organisation, other] = ['0198f0a0-0000-7000-8000-000000000001', '0198f0a0-0000-7000-8000-000000000002']
const file = '01a22537-a6f5-71b2-9998-dfafb25eda3b'
const [earlier, later, ofMany] = [
  '01a22537-a6f5-71b2-9998-dfafb25eda41',
  '01a22537-a6f5-71b2-9998-dfafb25eda42',
  '01a22537-a6f5-71b2-9998-dfafb25eda43',
]
const deletion = '01a22537-a6f5-71b2-9998-dfafb25eda3c'
const silent = '01a22537-a6f5-71b2-9998-dfafb25eda3d'

let databases: TestDatabase
let admin: postgres.Sql
let folder: string
let sql: postgres.Sql
beforeAll(async () => {
  databases = await createTestDatabase()
  admin = postgres(databases.urls.superuser, { max: 1, onnotice: () => undefined })
  const register = new URL(databases.urls.superuser)
  register.pathname += '_before'
  await admin`create database ${admin(register.pathname.slice(1))}`
  const run = { url: register.href, owner: 'tym_owner' }
  sql = postgres(run.url, { max: 1, onnotice: () => undefined })
  folder = mkdtempSync(path.join(tmpdir(), 'tym upgrade '))
  cpSync(path.join(current, 'roles.sql'), path.join(folder, 'roles.sql'))
  for (const name of migrations.filter((each) => each <= lastOfBefore))
    cpSync(path.join(current, 'migrations', name), path.join(folder, 'migrations', name))
  await migrate({ ...run, directory: folder })
  await sql.unsafe(ownersOfBefore)
  await sql.unsafe(rowsOfBefore)
  await migrate({ ...run, directory: current })
})
afterAll(async () => {
  await sql.end()
  await admin`drop database ${admin(`${new URL(databases.urls.superuser).pathname.slice(1)}_before`)} with (force)`
  await admin.end()
  await databases.drop()
  rmSync(folder, { recursive: true })
})

/** What the gate of before has left of the owners. */
const ownersOfBefore = `do $$ declare each record; begin
  for each in select p.oid::regprocedure as name, n.nspname as room from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname in ('relation', 'retention') loop
    execute format('alter function %s owner to %I', each.name, case each.room when 'relation' then 'tym_relation' else 'tym_eraser' end);
  end loop;
end $$`

/** A proposed end, notices of three audiences, and a deletion on its way: what only that release would have written. */
const rowsOfBefore = `set session_replication_role = replica;
insert into organisations.organisation (id, kind, slug, name_fi, name_sv, name_en, registered_at) values
  ('${organisation}', 'labourAuthority', 'first', 'x', 'x', 'x', '2026-01-01T08:00Z'),
  ('${other}', 'wellbeingCounty', 'second', 'x', 'x', 'x', '2026-01-01T08:00Z');
insert into customerships.customership (id, number, area, labour_authority, started_on, recorded_at, recorded_on, started_by,
    started_by_authority, state, state_before_end, proposal, end_reason)
  values ('${file}', 'TYM-1', '${other}', '${organisation}', '2026-11-02', '2026-11-02T08:00Z', '2026-11-02', 'opener',
    '${organisation}', 'endProposed', 'underAssessment', 1, 'employed');
insert into customerships.end_opinion (customership, proposal, organisation, person, agrees, given_on, recorded_at) values
  ('${file}', 1, '${organisation}', 'opener', true, '2026-11-20', '2026-11-20T08:00Z'),
  ('${file}', 1, '${other}', 'nurse', true, '2026-11-21', '2026-11-21T08:00Z');
insert into customerships.identity_index (customership, index, safety) values
  ('${file}', decode(repeat('ab', 32), 'hex'), false), ('${silent}', decode(repeat('cd', 32), 'hex'), false);
insert into customer_data.entry (id, version, customership, category, field, class, owner, author, author_role, certificate, source, recorded_at,
    content)
  values ('${deletion}', 1, '${file}', 1, '1.09', '1.a', '${organisation}', 'opener', 'employmentSpecialist', 'x', 'customer',
    '2026-11-02T08:00Z', 'sealed');
insert into notifications.notification (id, recipient, organisation, kind, customership, once_key, created_at)
  select gen_random_uuid(), 'somebody', '${organisation}', kind, '${file}', kind, '2026-11-20T08:00Z'
  from unnest(array['planDue', 'holdProposed', 'customershipAwaits', 'recallOutstanding', 'farewellFailed']) kind;
insert into retention.deletion (id, run, customership, ended_on, due_on, section, months, effective_from, state, begun_at, begun_on, held)
  values ('${deletion}', '${deletion}', '${deletion}', '2022-11-01', '2026-11-01', '381/2023 12 §', 48, '2025-01-01', 'begun',
    '2026-11-01T08:00Z', '2026-11-01', 0);
insert into customer_data.entry (id, version, customership, category, field, class, owner, author, author_role, certificate, source,
    recorded_at, content, correction_reason)
  select e.id::uuid, e.version, '${file}', 1, '1.05', '1.contact', '${organisation}', 'opener', 'employmentSpecialist', 'x', 'customer',
    e.at::timestamptz, '\\x00', case when e.version > 1 then '\\x00'::bytea end
  from (values ('${later}', 1, '2026-11-05T08:00Z'), ('${earlier}', 1, '2026-11-03T08:00Z'), ('${earlier}', 2, '2026-11-06T08:00Z')) e (id, version, at);
insert into customer_data.entry (id, version, customership, category, field, class, owner, author, author_role, certificate, source, recorded_at, content)
  values ('${ofMany}', 1, '${file}', 3, '3.04', '3.a', '${organisation}', 'opener', 'employmentSpecialist', 'x', 'customer', '2026-11-05T08:00Z', '\\x00');
set session_replication_role = origin`

describe('a database of the release before', () => {
  test('has the schema of a new one in the end, owners and guards too', async () => {
    const listed = async (of: postgres.Sql) => (await dumpSchema(of, 'The register')).split('\n')
    expect(await listed(sql)).toEqual(await listed(admin))
  })

  test('keeps a proposed end, of whoever gave the first opinion, and who made sure of the unemployment', async () => {
    expect([
      ...(await sql`select person, reason, proposed_on::text, answer_by::text from customerships.end_proposal`),
    ]).toEqual([{ person: 'opener', reason: 'employed', proposed_on: '2026-11-20', answer_by: '2026-12-20' }])
    expect([
      ...(await sql`select unemployed_confirmed_by as by, unemployed_confirmed_at = recorded_at as same
        from customerships.customership`),
    ]).toEqual([{ by: 'opener', same: true }])
  })

  test('protects whoever’s file says turvakielto in an entry and was not marked, until the entry is read', async () => {
    const rows =
      await sql`select customership, safety_to_read, relation.is_shielded(customership, '2026-11-20') as shielded
      from customerships.identity_index order by customership`
    expect(rows).toEqual([
      { customership: file, safety_to_read: true, shielded: true },
      { customership: silent, safety_to_read: false, shielded: false },
    ])
  })

  test('shows each notice to whom it was for', async () => {
    const rows = await sql<{ kind: string; audience: string }[]>`
      select kind, audience from notifications.notification order by kind`
    expect(rows.map(({ kind, audience }) => [kind, audience])).toEqual([
      ['customershipAwaits', 'awaiting'],
      ['farewellFailed', 'office'],
      ['holdProposed', 'party'],
      ['planDue', 'team'],
      ['recallOutstanding', 'office'],
    ])
  })

  test('keeps every value of a field that holds one from now on, in the order in which they were recorded', async () => {
    const rows =
      await sql`select id, version, turn from customer_data.entry where field <> '1.09' order by turn, version`
    expect([...rows]).toEqual([
      { id: earlier, version: 1, turn: 1 },
      { id: earlier, version: 2, turn: 1 },
      { id: later, version: 1, turn: 2 },
      { id: ofMany, version: 1, turn: null },
    ])
  })

  test('goes on with a deletion that has begun, and its guard is back', async () => {
    expect([...(await sql`select kept_until::text, deletion_on::text from retention.deletion`)]).toEqual([
      { kept_until: '2026-11-01', deletion_on: '2026-11-01' },
    ])
    await expect(sql`update retention.deletion set months = 47`).rejects.toMatchObject({ code: 'TY012' })
  })
})

test('a migration that reads or writes rows fails where a policy would hide some of them', () => {
  const sees = (text: string) => text.includes('set local row_security = off;')
  const touchesRows = (text: string) => /^(update|insert into|delete from|with|merge into) /m.test(text)
  const silent = migrations
    .filter((name) => name >= '0160')
    .filter((name) => {
      const text = readFileSync(path.join(current, 'migrations', name), 'utf8')
      return touchesRows(text) && !sees(text)
    })
  expect(silent).toEqual([])
})
