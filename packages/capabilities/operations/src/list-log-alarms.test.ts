import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { formatAddCheckpoint, formatCheckpoint, formatVerifierKey, parseNote } from '@tym/audit-proof'
import { type Database, openDatabase } from '@tym/database'
import { newKeyEncryptionFile } from '@tym/key-vault'
import { agencyNoteName } from '@tym/personas'
import {
  createNetwork,
  findFreePort,
  type Network,
  sealAll,
  startApp,
  startWitness,
  testLogKey,
  testLogOrigin,
} from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

const { key, sign } = testLogKey()
const patience = { interval: 200 }
const lostSize = 1_000_000
let folder: string
let network: Network
let database: Database
const started: { stop(): Promise<unknown> }[] = []
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tym alarms '))
  network = await createNetwork()
  database = openDatabase({ url: network.urls.worker, max: 2, applicationName: 'test-sealer' })
})
afterAll(async () => {
  for (const app of started) await app.stop()
  await database.close()
  await network.close()
  rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, content: string): string => {
  const file = path.join(folder, name)
  writeFileSync(file, content, { mode: 0o600 })
  return file
}

/**
 * Makes a witness that has cosigned a larger tree than the register has, as after the restore of an old
 * backup.
 */
async function startAhead(): Promise<string> {
  const witness = await startWitness(key)
  started.push(witness)
  const { address, key: witnessKey } = witness.known
  const lost = { origin: testLogOrigin, size: lostSize, root: Buffer.alloc(32, 7) }
  const note = parseNote(await sign(formatCheckpoint(lost)))
  const body = formatAddCheckpoint({ oldSize: 0, proof: [], note })
  expect((await fetch(`${address}/add-checkpoint`, { method: 'POST', body })).status).toBe(200)
  return write('witnesses.json', JSON.stringify([{ address, key: formatVerifierKey(witnessKey) }]))
}

async function startWorker(witnessesFile: string): Promise<void> {
  const { urls } = network
  const app = await startApp('worker', await findFreePort(), {
    LOG_LEVEL: 'warn',
    CALENDAR_DATE: network.clock.calendar(),
    DATABASE_URL_WORKER: urls.worker,
    QUEUE_DATABASE_URL: urls.queue,
    KEY_DATABASE_URL: urls.keysWorker,
    KEY_DATABASE_URL_ERASER: urls.keysEraser,
    KEK_FILE: write('kek.json', newKeyEncryptionFile()),
    SIGNERS_FILE: write('signers.json', '{}'),
    BOOTSTRAP_OFFICERS_FILE: write('officers.json', '[]'),
    SERVICE_KEY_FILE: path.join(folder, 'worker.jwk.json'),
    MESSAGES_URL: 'http://127.0.0.1:9',
    OWN_DATA_URL: network.origin,
    LOG_ORIGIN: testLogOrigin,
    WITNESSES_FILE: witnessesFile,
    JOURNAL_FILE: path.join(folder, 'journal.jsonl'),
    AGENCY_NOTE_NAME: agencyNoteName,
  })
  started.push(app)
}

test("a log that has lost lines is told to the agency's operators, who see both heads", async () => {
  const operator = await network.holder({ role: 'kehaOperator', organisation: 'keha' })
  await operator.fetch('GET', '/v1/log-alarms')
  await sealAll(network, database, async () => ({
    keyName: key.name,
    sign: async (_kind, text) => await sign(text),
  }))
  await startWorker(await startAhead())
  const seen = async () => (await operator.fetch('GET', '/v1/log-alarms')).json
  await expect
    .poll(seen, patience)
    .toMatchObject({ items: [{ kind: 'ahead', witness: 'tym.test/witness/kela', witnessSize: lostSize }] })
  expect(await seen()).toMatchObject({
    items: [
      {
        ours: expect.stringContaining(testLogOrigin),
        theirs: expect.stringContaining(`${testLogOrigin}\n${lostSize}\n`),
      },
    ],
  })
  const told = await network.sql`select recipient from notifications.notification where kind = 'logAlarm'`
  expect(told.map(({ recipient }) => recipient)).toContain(operator.person)
})
