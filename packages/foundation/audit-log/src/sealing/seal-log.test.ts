import {
  inclusionProof,
  leafHashOf,
  parseCheckpoint,
  parseNote,
  rootOf,
  verifyInclusion,
  verifyNote,
} from '@tym/audit-proof'
import { type Context, openDatabase, sqlState } from '@tym/database'
import { newId } from '@tym/kernel'
import { createTestDatabase } from '@tym/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCheckpoint } from './read-log.ts'
import { sealBatch } from './seal-batch.ts'
import { sealTurn } from './seal-turn.ts'
import { listSealedLines } from './sealed-lines.ts'
import { openTestLog, origin, type TestLog } from './test-log.ts'
import { tileReader } from './tiles.ts'
import { type HoldingSession, inOrderOfIndex, nextLines } from './unsealed-lines.ts'

let log: TestLog
beforeAll(async () => {
  log = await openTestLog()
})
afterAll(() => log.close())

const context = (job?: string): Context => ({
  instant: log.clock.instant(),
  calendar: log.clock.calendar(),
  scope: job === undefined ? { kind: 'public' } : { kind: 'job', job },
})
const asSealer = context.bind(undefined, 'seal-log')

async function signedHead() {
  const found = await log.app.read(context(), findCheckpoint)
  if (found === undefined) throw new Error('nothing is signed')
  const note = parseNote(found.note)
  return { note, head: parseCheckpoint(note.text) }
}
const linesOf = async (file: ReturnType<TestLog['newFile']>) => {
  const { head } = await signedHead()
  return log.worker.read(asSealer(), (tx) =>
    listSealedLines(tx, file, { size: head.size, from: 1, most: 1_000 }),
  )
}

test('every committed line becomes a leaf under a signed head, and can be shown to be in it', async () => {
  const file = log.newFile()
  const appended: string[] = []
  for (let at = 0; at < 5; at += 1)
    appended.push(await log.line({ customership: file, resources: [newId()], reason: Buffer.from('x') }))
  await log.line({ event: 'organisation.read' })
  await log.seal()
  const { note, head } = await signedHead()
  expect(verifyNote(note, [log.key])).toEqual({ verified: [{ key: log.key }], failed: [] })
  expect(head).toMatchObject({ origin, size: await log.count('audit.entry') })
  const lines = await linesOf(file)
  expect(lines.map(({ entry }) => entry.act.line)).toEqual(appended)
  expect(lines.map(({ entry }) => entry.file?.number)).toEqual([1, 2, 3, 4, 5])
  await log.worker.read(asSealer(), async (tx) => {
    const read = tileReader(tx)
    expect(Buffer.from(await rootOf(head.size, read))).toEqual(Buffer.from(head.root))
    for (const { entry, salts, leafIndex: index } of lines) {
      const proof = await inclusionProof(head.size, index, read)
      const claim = { index, size: head.size, proof, root: head.root }
      expect(verifyInclusion({ ...claim, leafHash: leafHashOf(entry, salts) })).toBe(true)
      const other = { ...entry, act: { ...entry.act, event: 'category.written' } }
      expect(verifyInclusion({ ...claim, leafHash: leafHashOf(other, salts) })).toBe(false)
    }
  })
})

test('what is sealed is on disk when it is seen, also on a server that commits without waiting', async () => {
  const [set] = await log.worker.sql`show synchronous_commit`
  expect(set).toEqual({ synchronous_commit: 'off' })
  await log.worker.write(asSealer(), async (tx) => {
    await sealBatch(tx, origin)
    const [now] = await tx.drizzle.execute(sql`show synchronous_commit`)
    expect(now).toEqual({ synchronous_commit: 'on' })
  })
})

test('a line that is committed late is sealed late, and one that is rolled back leaves no gap', async () => {
  const file = log.newFile()
  let finish: () => void = () => undefined
  const mayFinish = new Promise<void>((resolve) => (finish = resolve))
  let began: () => void = () => undefined
  const hasBegun = new Promise<void>((resolve) => (began = resolve))
  const late = log.app.write(context(), async (tx) => {
    const line = await log.appendIn(tx, { customership: file })
    began()
    await mayFinish
    return line
  })
  await hasBegun
  const given = log.app.write(context(), async (tx) => {
    await log.appendIn(tx, { customership: file })
    throw new Error('given up')
  })
  await expect(given).rejects.toThrow('given up')
  const early = await log.line({ customership: file })
  const before = await log.count('audit.leaf')
  await log.turn()
  expect(await log.count('audit.leaf')).toBe(before)
  finish()
  const lateLine = await late
  await log.seal()
  const lines = await linesOf(file)
  expect(lines.map(({ entry }) => [entry.file?.number, entry.act.line])).toEqual([
    [1, lateLine],
    [2, early],
  ])
})

test('a transaction that somebody has forgotten in another database of the server holds nothing up', async () => {
  const elsewhere = await createTestDatabase()
  const other = openDatabase({ url: elsewhere.urls.superuser, max: 1, applicationName: 'forgotten' })
  const session = await other.sql.reserve()
  try {
    await session`begin`
    await session`select pg_current_xact_id()`
    const below = await log.count('audit.entry')
    await log.line()
    await log.turn()
    expect(await log.count('audit.leaf')).toBe(below + 1)
    const [oldest] = await log.app.sql`select relation.oldest_unsealed() as at`
    expect(oldest).toEqual({ at: null })
  } finally {
    session.release()
    await other.close()
    await elsewhere.drop()
  }
})

test('whose open transaction of this database holds sealing back is named, without content', async () => {
  const forgotten = openDatabase({ url: log.urls.superuser, max: 1, applicationName: 'left-open' })
  const session = await forgotten.sql.reserve()
  try {
    await session`begin`
    const [row] = await session`select pg_current_xact_id()::text as xact, pg_backend_pid() as pid`
    const before = await log.count('audit.leaf')
    await log.line()
    const held: (HoldingSession | undefined)[] = []
    await log.turn(undefined, (holder) => held.push(holder))
    expect(held).toEqual([{ ...row, application: 'left-open' }])
    expect(await log.count('audit.leaf')).toBe(before)
    await session`rollback`
    await log.turn(undefined, (holder) => held.push(holder))
    expect(held.at(-1)).toBeUndefined()
    expect(await log.count('audit.leaf')).toBe(before + 1)
  } finally {
    session.release()
    await forgotten.close()
  }
})

test('of many who seal at once none makes a second leaf of a line', async () => {
  const file = log.newFile()
  const one = () => log.line({ customership: file })
  await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 4 === 3 ? log.turn() : one())))
  await log.seal()
  const lines = await linesOf(file)
  expect(lines.map(({ entry }) => entry.file?.number)).toEqual(lines.map((_, at) => at + 1))
  expect(lines).toHaveLength(30)
  const [indexes] = await log.superuser`select count(*)::int as n, max(index)::int as last from audit.leaf`
  expect(indexes?.['n']).toBe(Number(indexes?.['last']) + 1)
})

test('more lines than a batch takes are sealed by turns that follow at once', async () => {
  await log.superuser`insert into audit.entry (line, at, event, outcome, policy_version)
    select (left(audit.first_line_of(${log.clock.instant()})::text, 13) || '-7' || substr(gen_random_uuid()::text, 16))::uuid,
      ${log.clock.instant()}, 'category.read', 'allowed', '2026-01-01' from generate_series(1, 4100)`
  let atOnce = 0
  while ((await log.count('audit.leaf')) < (await log.count('audit.entry'))) if (await log.turn()) atOnce += 1
  await log.seal()
  expect(atOnce).toBeGreaterThanOrEqual(2)
  const { head } = await signedHead()
  expect(head.size).toBe(await log.count('audit.entry'))
})

test('a batch reads little more of a long backlog than it takes, although no statistics know of it', async () => {
  await log.seal()
  const [before] = await log.superuser<{ xact: string }[]>`select max(xact)::text as xact from audit.entry`
  for (let transaction = 0; transaction < 60; transaction += 1)
    await log.superuser`with made as materialized (
        select (left(audit.first_line_of(${log.clock.instant()})::text, 13) || '-7' || substr(gen_random_uuid()::text, 16))::uuid
          as line from generate_series(1, 100)
      ), entries as (
        insert into audit.entry (line, at, event, outcome, policy_version)
        select line, ${log.clock.instant()}, 'category.read', 'allowed', '2026-01-01' from made)
      insert into audit.detail (line, customership, resources) select line, gen_random_uuid(), '{}' from made`
  const plan = await log.worker.write(asSealer(), async ({ drizzle }) => {
    await drizzle.execute(inOrderOfIndex('off'))
    const explained = await drizzle.execute(
      sql`explain (analyze, timing off, format json) ${nextLines(before?.xact ?? '', '99999999', 50)}`,
    )
    return JSON.stringify([...explained])
  })
  const read = [...plan.matchAll(/"Relation Name":"\w+".*?"Actual Rows":([\d.]+)/g)].map(([, rows]) =>
    Number(rows),
  )
  expect(read.length).toBeGreaterThan(2)
  expect(Math.max(...read)).toBeLessThan(500)
  await log.seal()
})

test('lines wait for a head that is signed when the signer answers again', async () => {
  const before = await signedHead()
  await log.line()
  const out = async () => {
    await log.turn(() => Promise.reject(new Error('the signer does not answer')))
  }
  await expect.poll(() => out().catch(String)).toContain('the signer does not answer')
  expect((await signedHead()).head).toEqual(before.head)
  await log.seal()
  await log.turn()
  expect((await signedHead()).head.size).toBe(await log.count('audit.entry'))
})

test('nothing is signed again while nothing has been added', async () => {
  await log.seal()
  let signatures = 0
  await log.turn(async (kind, text) => {
    signatures += 1
    return log.sign(kind, text)
  })
  expect(signatures).toBe(0)
})

const changes = [
  ['entry', "event = 'x'"],
  ['detail', "resources = '{x}'"],
  ['leaf', 'index = index + 1000000'],
  ['file_line', 'number = number + 1000000'],
  ['tile', 'data = set_byte(data, 0, (get_byte(data, 0) + 1) % 256)'],
  ['checkpoint', "note = 'x'"],
  ['log_state', 'size = size - 1'],
] as const

test.each(changes)(
  'what is sealed is not changed in audit.%s, even by the superuser',
  async (table, change) => {
    await log.line({ customership: log.newFile() })
    await log.seal()
    const update = log.superuser.unsafe(`update audit.${table} set ${change}`)
    expect(sqlState(await update.catch((error: unknown) => error))).toBe('TY018')
  },
)

test.each(['tile', 'checkpoint', 'log_state'])(
  'nothing of audit.%s is deleted, even by the superuser',
  async (table) => {
    await log.seal()
    const deletion = log.superuser.unsafe(`delete from audit.${table}`)
    expect(sqlState(await deletion.catch((error: unknown) => error))).toBe('TY018')
  },
)

test.each(['entry', 'detail', 'leaf', 'file_line'])(
  'whoever seals deletes nothing of audit.%s',
  async (table) => {
    await log.line({ customership: log.newFile() })
    await log.seal()
    const before = await log.count(`audit.${table}`)
    const attempt = log.worker.write(asSealer(), (tx) =>
      tx.drizzle.execute(sql.raw(`delete from audit.${table}`)),
    )
    expect([undefined, '42501']).toContain(await attempt.then(() => undefined, sqlState))
    expect(await log.count(`audit.${table}`)).toBe(before)
  },
)

test('a line cannot say that another transaction wrote it', async () => {
  const attempt = log.app.write(context(), (tx) =>
    tx.drizzle.execute(sql`insert into audit.entry (line, xact, at, event, outcome, policy_version)
      values (${newId()}, '99999999999', ${log.clock.instant().toISOString()}, 'category.read', 'allowed', '2026-01-01')`),
  )
  expect(await attempt.catch(sqlState)).toBe('42501')
})

test('the log of another origin is not gone on with', async () => {
  await log.seal()
  const turn = sealTurn({
    database: log.worker,
    clock: log.clock,
    origin: 'tym.test/log/2',
    findSigner: async () => ({ keyName: log.key.name, sign: log.sign }),
  })
  await expect(turn).rejects.toThrow('LOG_ORIGIN')
})
