import { openDatabase } from '@tym/database'
import { deletionHash, openJournal } from '@tym/journal'
import { newCustomershipId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealAll } from '../network/seal-all.ts'
import { testLogKey } from '../network/test-log-key.ts'
import { createNetwork, type Network } from '../network.ts'

let network: Network
beforeAll(async () => {
  network = await createNetwork()
})
afterAll(() => network.close())

/** The value of a figure of the running service; undefined while it is not told. */
async function figure(name: string): Promise<number | undefined> {
  const line = (await network.figures()).split('\n').find((each) => each.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.slice(name.length + 1))
}

test('the log that waits for its seal is told by how long, and is told no more once it is sealed', async () => {
  await network.openCustomership()
  network.clock.pass({ seconds: 40 })
  await expect.poll(() => figure('tym_log_unsealed_seconds'), { timeout: 120_000 }).toBeGreaterThanOrEqual(40)
  network.clock.pass({ seconds: 20 })
  await expect.poll(() => figure('tym_log_unsealed_seconds'), { timeout: 120_000 }).toBeGreaterThanOrEqual(60)
  const database = openDatabase({ url: network.urls.worker, max: 2, applicationName: 'test-sealer' })
  try {
    const { key, sign } = testLogKey()
    await sealAll(network, database, async () => ({ keyName: key.name, sign: (_kind, text) => sign(text) }))
    await expect.poll(() => figure('tym_log_unsealed_seconds'), { timeout: 120_000 }).toBe(0)
  } finally {
    await database.close()
  }
})

test('the pools are told by the variables of their addresses, with what is in use while somebody waits for a lock', async () => {
  const [specialist] = await network.caseTeam()
  const pool = (name: string) => figure(`tym_database_connections{pool="DATABASE_URL_APP",state="${name}"}`)
  const before = await pool('inUse')
  expect(await figure('tym_database_connections_max{pool="DATABASE_URL_READ"}')).toBe(16)
  expect(await figure('tym_database_waiting{pool="KEY_DATABASE_URL"}')).toBe(0)
  const asked: Promise<unknown>[] = []
  await network.sql.begin(async (tx) => {
    await tx`lock table audit.entry in access exclusive mode`
    // Nobody waits for a lock for long: on a slow machine the next one is seen.
    const inUse = () => {
      asked.push(specialist.fetch('GET', '/v1/customerships'))
      return pool('inUse')
    }
    await expect.poll(inUse, { timeout: 120_000, interval: 100 }).toBeGreaterThan(before ?? 0)
  })
  await Promise.all(asked)
  await expect.poll(() => pool('inUse'), { timeout: 120_000 }).toBe(0)
})

test('look-ups of keys are told by how they went, and the journal by the age of its newest entry', async () => {
  const file = await network.openCustomership()
  const [specialist] = await network.caseTeam()
  const read = () => specialist.fetch('GET', `${file.path}/categories/1`)
  const hits = () => figure('tym_key_look_ups_total{pool="KEY_DATABASE_URL",outcome="hit"}')
  await read()
  const once = (await hits()) ?? 0
  await read()
  expect(await hits()).toBeGreaterThan(once)
  expect(await figure('tym_key_look_ups_total{pool="KEY_DATABASE_URL",outcome="miss"}')).toBeGreaterThan(0)

  expect(await figure('tym_journal_last_entry_seconds')).toBeUndefined()
  const journal = await openJournal(network.journalFile, network.clock)
  await journal.append({ kind: 'deletion', hash: deletionHash(newCustomershipId()) })
  await journal.close()
  network.clock.pass({ minutes: 2 })
  expect(await figure('tym_journal_last_entry_seconds')).toBe(120)
  expect(await figure('tym_journal_compared_seconds')).toBeGreaterThan(0)
})

test('none of it is told where callers from outside come', async () => {
  expect(await network.send('GET', '/metrics')).toMatchObject({ status: 404 })
})
