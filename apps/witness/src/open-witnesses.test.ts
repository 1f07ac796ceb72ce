import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { formatNote, formatVerifierKey, noteKey } from '@tym/audit-proof'
import { fixedClock } from '@tym/kernel'
import { createLogger, createMetrics } from '@tym/telemetry'
import { findFreePort } from '@tym/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestOf } from './cosigned-heads.ts'
import { openWitnesses } from './open-witnesses.ts'
import { leavesOf, makeHistory, makeLogKey, origin } from './test-log.ts'

const log = makeLogKey()
const watched = { origin, key: log.verifier }
const kela = { slug: 'kela', name: 'tym.test/witness/kela' }
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym witnesses '))
})
afterEach(() => rm(folder, { recursive: true }))

async function open(settings: object, mode: 'development' | 'production' = 'development') {
  const configFile = path.join(folder, 'witness.json')
  await writeFile(
    configFile,
    JSON.stringify({ logs: [watched], witnesses: [kela], folder: 'kept', ...settings }),
  )
  const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00Z') })
  const logger = createLogger({ name: 'witness', level: 'silent' })
  return await openWitnesses({ configFile, mode }, { clock, logger, metrics: createMetrics() })
}
const add = async ({ app }: Awaited<ReturnType<typeof open>>, body: string) =>
  await app.request('/kela/add-checkpoint', { method: 'POST', body })

test('production refuses keys in files, and takes those of the module that the operator names', async () => {
  await expect(open({}, 'production')).rejects.toThrow(/PKCS#11.*keyProvider in WITNESS_CONFIG_FILE/)
  const module = path.join(folder, 'provider.mjs')
  await writeFile(module, 'export const other = 1')
  await expect(open({ keyProvider: 'provider.mjs' }, 'production')).rejects.toThrow(
    'does not export openWitnessKey',
  )
  const better = path.join(folder, 'better.mjs')
  await writeFile(better, 'export const openWitnessKey = () => ({ publicKey: Buffer.alloc(32, 7) })')
  const { witnesses } = await open({ keyProvider: 'better.mjs' }, 'production')
  expect(witnesses[0]?.key).toEqual(noteKey(kela.name, 4, Buffer.alloc(32, 7)))
})

test('the key of a log is asked for on this machine in development only', async () => {
  const at = (keyUrl: string) => ({ logs: [{ origin, keyUrl }] })
  for (const elsewhere of ['http://log.example/key', 'https://log.example/key', 'http://127.log.example/key'])
    await expect(open(at(elsewhere)), elsewhere).rejects.toThrow('wrong at /logs/0')
  await expect(open(at('http://127.0.0.1:1/key'), 'production')).rejects.toThrow('keyUrl')
  const wrongKind = formatVerifierKey(noteKey('tym.test/keha', 4, Buffer.alloc(32, 7)))
  await expect(open({ logs: [{ origin, key: wrongKind }] })).rejects.toThrow('wrong at /logs/0')
  await expect(open({ witnesses: [kela, kela] })).rejects.toThrow('wrong at /witnesses')
})

test('a log whose key is not published yet is cosigned as soon as it is', async () => {
  const port = await findFreePort()
  const witnesses = await open({ logs: [{ origin, keyUrl: `http://127.0.0.1:${port}/key` }] })
  const history = await makeHistory(leavesOf('line', 0, 9))
  const body = await history.request(0, 9, log)
  expect((await add(witnesses, body)).status).toBe(503)
  const server = createServer((_, answer) => answer.end(`${log.verifier}\n`))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  try {
    expect((await add(witnesses, body)).status).toBe(200)
  } finally {
    server.closeAllConnections()
    server.close()
  }
  expect((await add(witnesses, await history.request(9, 9, log))).status).toBe(200)
})

test('a log that changes its key is believed under both, and signatures of strangers are not kept', async () => {
  const next = makeLogKey('tym.test/keha/2')
  const witnesses = await open({ logs: [watched, { origin, key: next.verifier }] })
  const history = await makeHistory(leavesOf('line', 0, 9))
  expect((await add(witnesses, await history.request(0, 5, log))).status).toBe(200)
  const note = await history.note(9, next)
  const stranger = await history.note(9, makeLogKey('stranger'))
  const both = { text: note.text, signatures: [...stranger.signatures, ...note.signatures] }
  expect((await add(witnesses, await history.request(5, 9, next, { note: both }))).status).toBe(200)
  const kept = await (await witnesses.app.request(`/kela/checkpoint/${digestOf(origin)}`)).text()
  expect(kept).toContain(formatNote(note))
  expect(kept).not.toContain('stranger')
})

test.each(['', 'no note', 'of another log'])('a head that is damaged stops the witness: %s', async (kind) => {
  const history = await makeHistory(leavesOf('line', 0, 9))
  const file = path.join(folder, 'kept', 'kela', 'heads', `${digestOf(origin)}.note`)
  await mkdir(path.dirname(file), { recursive: true })
  const other = await log.signHead((await history.note(9, log)).text.replace(origin, 'tym.test/log/2'))
  await writeFile(file, kind === 'of another log' ? formatNote(other) : kind)
  await expect(open({})).rejects.toThrow('is damaged')
})

test('a head whose text was changed by a bit stops the witness', async () => {
  const history = await makeHistory(leavesOf('line', 0, 9))
  const witnesses = await open({})
  await add(witnesses, await history.request(0, 9, log))
  const kept = await (await witnesses.app.request(`/kela/checkpoint/${digestOf(origin)}`)).text()
  const file = path.join(folder, 'kept', 'kela', 'heads', `${digestOf(origin)}.note`)
  await writeFile(file, kept.replace('\n9\n', '\n8\n'))
  await expect(open({})).rejects.toThrow('is damaged')
})
