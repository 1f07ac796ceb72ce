import { parseCheckpoint, parseNote, rootOf, tilePath, tileWidth, verifyNote } from '@tym/audit-proof'
import { type Database, openDatabase } from '@tym/database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Holder } from '../network/holder.ts'
import { sealAll, testLogOrigin } from '../network/seal-all.ts'
import { testLogKey } from '../network/test-log-key.ts'
import { createNetwork, type Network } from '../network.ts'
import { digestTables } from '../register-digest.ts'

const { key, sign } = testLogKey()
const patience = { interval: 100 }
let network: Network
let worker: Database
let officer: Holder
let path: string
beforeAll(async () => {
  network = await createNetwork({ sealingLimitSeconds: '600' })
  worker = openDatabase({ url: network.urls.worker, max: 2, applicationName: 'test-sealer' })
  ;[officer] = await network.caseTeam()
  path = `/v1/customerships/${(await network.openCustomership()).id}`
})
afterAll(async () => {
  await worker.close()
  await network.close()
})

const seal = () =>
  sealAll(network, worker, async () => ({ keyName: key.name, sign: (_kind, text) => sign(text) }))
const get = (at: string) => fetch(`${network.origin}${at}`)

async function publicHead() {
  const note = parseNote(await (await get('/log/checkpoint')).text())
  return { note, head: parseCheckpoint(note.text) }
}

describe('the log for whoever checks it', () => {
  test('has a signed head, and the hashes that make its root, without any certificate', async () => {
    await officer.fetch('GET', `${path}/categories/2`)
    await seal()
    const { note, head } = await publicHead()
    expect(verifyNote(note, [key])).toEqual({ verified: [{ key }], failed: [] })
    expect(head.origin).toBe(testLogOrigin)
    const [rows] = await network.sql`select count(*)::int as n from audit.entry`
    expect(head.size).toBe(rows?.['n'])
    const root = await rootOf(head.size, async (level, index, width) => {
      const answer = await get(`/log/tile/${tilePath({ level, index, width })}`)
      expect(answer.status).toBe(200)
      return new Uint8Array(await answer.arrayBuffer())
    })
    expect(Buffer.from(root)).toEqual(Buffer.from(head.root))
  })

  test('says nothing of what is not under a signed head, nor of any other path', async () => {
    const { head } = await publicHead()
    const width = tileWidth(head.size, 0, 0)
    const beyond = tilePath({ level: 0, index: 0, width: width + 1 })
    for (const at of [
      beyond,
      '0/001',
      '1/000',
      '0/000.p/0',
      '0/00',
      '0/000/',
      'entries/000',
      '0/000.p/1%00',
    ]) {
      const answer = await get(`/log/tile/${at}`)
      expect([at, answer.status]).toEqual([at, 404])
      expect(await answer.json()).toMatchObject({ code: 'not-found' })
    }
  })
})

describe('a log that is not sealed in time', () => {
  test('stops every answer with a reason and a time to come again, and changes nothing', async () => {
    await seal()
    await officer.fetch('GET', `${path}/categories/2`)
    network.clock.pass({ minutes: 11 })
    const read = () => officer.fetch('GET', `${path}/categories/2`, { headers: { 'accept-language': 'sv' } })
    await expect.poll(async () => (await read()).status, patience).toBe(503)
    const before = await digestTables(network.sql)
    const refused = await read()
    expect(refused.json).toMatchObject({ code: 'log-not-sealed', status: 503 })
    expect(refused.headers.get('retry-after')).toBe('10')
    const written = await officer.fetch('POST', `${path}/entries`, {
      body: { field: '3.04', value: 'myyjä' },
    })
    expect(written.status).toBe(503)
    const bare = await network.send('GET', `${path}/categories/2`)
    expect(bare.status).toBe(503)
    expect(await digestTables(network.sql)).toEqual(before)
  })

  test('answers again as soon as it is sealed', async () => {
    await seal()
    const read = () => officer.fetch('GET', `${path}/categories/2`)
    await expect.poll(async () => (await read()).status, patience).toBe(200)
  })
})
