import { type Context, keepLogMonths, openDatabase } from '@tym/database'
import { newCustomershipId, newId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { keepLogMonth } from './keep-log-month.ts'
import { openTestLog, type TestLog } from './sealing/test-log.ts'

let log: TestLog
beforeAll(async () => {
  log = await openTestLog()
})
afterAll(() => log.close())

const asJob = (job: string): Context => ({
  instant: log.clock.instant(),
  calendar: log.clock.calendar(),
  scope: { kind: 'job', job },
})
const keepMonths = async (job = 'keep-log-months') => {
  let months = 0
  while (await log.worker.write(asJob(job), keepLogMonth)) months += 1
  return months
}
const placed = z.array(z.object({ month: z.string(), line: z.string() }))
/** In which table each row of a table of the log is, in the order of the lines. */
const placesOf = async (table: string) =>
  placed.parse([
    ...(await log.superuser`select tableoid::regclass::text as month, line from ${log.superuser(table)} order by line`),
  ])

test('lines of three years are found in their months and in order, with all that hangs on them', async () => {
  const file = newCustomershipId()
  const lines: string[] = []
  for (let time = 0; time < 4; time += 1) {
    lines.push(await log.line({ customership: file, resources: [newId()] }))
    lines.push(await log.line({ customership: file }))
    await log.seal()
    log.clock.advance({ months: 11 })
  }
  const months = ['2026_03', '2027_02', '2028_01', '2028_12'].flatMap((month) => [month, month])
  const tables = ['entry', 'detail', 'leaf', 'file_line']
  for (const table of tables)
    expect(await placesOf(`audit.${table}`)).toEqual(
      lines.map((line) => ({ month: `audit.${table}_rest`, line })),
    )
  // The four months, and this one with the two that follow.
  expect(await keepMonths()).toBe(7)
  for (const table of tables)
    expect(await placesOf(`audit.${table}`)).toEqual(
      lines.map((line, at) => ({ month: `audit.${table}_${months[at]}`, line })),
    )
  expect(await keepMonths()).toBe(0)
})

test('a line of a month that is kept goes there at once, and one of another is kept all the same', async () => {
  await keepMonths()
  const now = await log.line({ customership: newCustomershipId() })
  log.clock.advance({ months: 5 })
  const later = await log.line({ customership: newCustomershipId() })
  const places = new Map((await placesOf('audit.entry')).map(({ month, line }) => [line, month]))
  expect(places.get(now)).toMatch(/^audit\.entry_\d{4}_\d\d$/)
  expect(places.get(later)).toBe('audit.entry_rest')
})

test('what is sealed afterwards is numbered on without a gap, and no leaf lacks its line', async () => {
  const file = newCustomershipId()
  for (let time = 0; time < 3; time += 1) {
    await log.line({ customership: file })
    await log.seal()
    await keepMonths()
    log.clock.advance({ months: 1 })
  }
  const [counts] =
    await log.superuser`select count(*)::int as leaves, count(distinct index)::int as indexes, max(index)::int + 1 as size,
    count(*) filter (where not exists (select from audit.entry e where e.line = l.line))::int as lost from audit.leaf l`
  const leaves = await log.count('audit.entry')
  expect(counts).toEqual({ leaves, indexes: leaves, size: leaves, lost: 0 })
  const numbers =
    await log.superuser`select number::int from audit.file_line where customership = ${file} order by line`
  expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3])
})

test('a database that serves nobody yet gets all its months at once', async () => {
  log.clock.advance({ months: 9 })
  await log.line({ customership: newCustomershipId() })
  await keepLogMonths(log.urls.superuser, log.clock.instant())
  expect(await keepMonths()).toBe(0)
  expect((await placesOf('audit.entry')).filter(({ month }) => month === 'audit.entry_rest')).toEqual([])
})

test('months are kept by their job alone', async () => {
  log.clock.advance({ months: 6 })
  expect(await keepMonths('seal-log')).toBe(0)
  expect(await keepMonths()).toBeGreaterThan(0)
})

test('months are those of UTC, whatever the time zone of a session', async () => {
  log.clock.advance({ months: 12 })
  await log.superuser.begin(async (tx) => {
    await tx`set local time zone 'Pacific/Auckland'`
    await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'keep-log-months', true)`
    for (let made = true; made; )
      made = (await tx`select audit.keep_months(${log.clock.instant()}) as made`)[0]?.['made'] === true
  })
  const bounds = await log.superuser`select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound,
      audit.first_line_of(to_date(right(c.relname, 7), 'YYYY_MM')::timestamp at time zone 'UTC')::text as first
    from pg_class c where c.relname ~ '^entry_[0-9]{4}_[0-9]{2}$'`
  expect(bounds.length).toBeGreaterThan(5)
  for (const { bound, first } of bounds) expect(bound).toContain(`FROM ('${first}')`)
})

test('a month opens nothing that the log does not open', async () => {
  await keepMonths()
  const [open] = await log.superuser`
    select count(*)::int as months, count(*) filter (where not (c.relrowsecurity and c.relforcerowsecurity))::int as unguarded,
      count(*) filter (where exists (select from aclexplode(c.relacl) a where a.grantee <> c.relowner))::int as granted,
      count(*) filter (where not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'audit.refuse_change'::regproc))::int
        as changeable
    from pg_class c where c.relnamespace = 'audit'::regnamespace and c.relispartition and c.relkind = 'r'`
  expect(open).toEqual({ months: expect.any(Number), unguarded: 0, granted: 0, changeable: 0 })
})

test('a line cannot say another instant than its id does', async () => {
  const app = openDatabase({ url: log.urls.app, max: 1, applicationName: 'log-test' })
  const insert = (at: string) =>
    app.write({ ...asJob('x'), scope: { kind: 'public' } }, ({ drizzle }) =>
      drizzle.execute(sql`insert into audit.entry (line, at, event, outcome, policy_version)
        values ('0198f0a0-0000-7000-8000-000000000001', ${at}::timestamptz, 'category.read', 'allowed', 'test')`),
    )
  await expect(insert('2025-08-28T09:29:10.784Z')).rejects.toMatchObject({ cause: { code: '42501' } })
  await insert(new Date(0x0198f0a00000).toISOString())
  await app.close()
})
