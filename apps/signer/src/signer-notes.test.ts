import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import {
  formatCheckpoint,
  formatDeletionCertificate,
  formatLinesStatement,
  formatRemovalCertificate,
  linesSubject,
  type NoteKey,
  parseNote,
  parseVerifierKey,
  verifyNote,
} from '@tym/audit-proof'
import { newId, systemClock } from '@tym/kernel'
import { agencyNoteName } from '@tym/personas'
import { clientAssertion, type NoteKind, remoteSigner } from '@tym/signing'
import { type StartedApp, startApp, startTestSigners, type TestSigners } from '@tym/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const clock = systemClock()
let world: TestSigners
/** The signer that was started in the place of one that was killed. */
let again: StartedApp | undefined
beforeAll(async () => {
  world = await startTestSigners()
})
afterAll(async () => {
  await again?.stop('SIGKILL')
  await world.stop()
})

const head = (size: number, byte = 1, origin = 'tym.localhost/log/1') =>
  formatCheckpoint({ origin, size, root: Buffer.alloc(32, byte) })
const lines = formatLinesStatement({
  keyName: agencyNoteName,
  head: { origin: 'tym.localhost/log/1', size: 1, root: Buffer.alloc(32, 1) },
  subject: linesSubject(newId()),
  lines: 1,
})
const certificate = formatDeletionCertificate({
  agency: agencyNoteName,
  deletion: newId(),
  run: newId(),
  date: '2030-11-26',
  rule: { section: '381/2023 12 §', months: 48, effectiveFrom: '2025-01-01' },
  classes: {},
  held: 0,
  stores: ['register'],
})

const removal = formatRemovalCertificate({
  agency: agencyNoteName,
  removal: newId(),
  class: '5.a',
  reason: 'anotherPerson',
  date: '2026-11-28',
  searched: 15,
  backupsExpireOn: '2027-01-02',
  backupDays: 35,
})

async function publishedKey(): Promise<NoteKey> {
  const answer = await fetch(`${world.signerOrigin}/keha/.well-known/note-key`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  return parseVerifierKey((await answer.text()).trimEnd())
}

/** Asks as this client and answers status, code and pointer. */
async function ask(kind: string, text: string, { clientId = 'tym-worker', slug = 'keha' } = {}) {
  const key = world.clientKeys[clientId]
  if (key === undefined) throw new Error(`the cast has no client ${clientId}`)
  const audience = `${world.signerOrigin}/${slug}`
  const assertion = await clientAssertion(key, { clientId, audience, now: clock.instant() })
  const answer = await fetch(`${audience}/sign-note`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${assertion}` },
    body: JSON.stringify({ kind, text }),
  })
  const body: unknown = await answer.json()
  return { status: answer.status, ...(typeof body === 'object' ? body : {}) }
}

test.each<[NoteKind, string]>([
  ['checkpoint', head(0, 1, 'tym.localhost/log/of-each-kind')],
  ['lines', lines],
  ['deletionCertificate', certificate],
  ['removalCertificate', removal],
])('a text of the kind %s is signed under the key that the agency publishes', async (kind, text) => {
  const note = parseNote(await world.worker.signNote(kind, text))
  const key = await publishedKey()
  expect(key.name).toBe(agencyNoteName)
  expect(note.text).toBe(text)
  expect(verifyNote(note, [key])).toEqual({ verified: [{ key }], failed: [] })
})

describe('no text is signed as a kind that it is not', () => {
  test.each<[string, string, string]>([
    ['lines as a checkpoint', 'checkpoint', lines],
    ['a checkpoint as lines', 'lines', head(1)],
    ['a certificate as lines', 'lines', certificate],
    ['lines as a certificate', 'deletionCertificate', lines],
    ['a deletion as a removal', 'removalCertificate', certificate],
    ['a removal as a deletion', 'deletionCertificate', removal],
    ['lines with a line more', 'lines', `${lines}more\n`],
    ['a certificate with a line more', 'deletionCertificate', `${certificate}more\n`],
    ['lines of another name', 'lines', lines.replace(agencyNoteName, 'tym.localhost/other')],
    ['a first line that only begins so', 'lines', lines.replace('/lines', '/lines of mine')],
    ['a log that is named as lines are', 'checkpoint', head(1, 1, `${agencyNoteName}/lines`)],
    ["a log that is named as another's certificates", 'checkpoint', head(1, 1, 'a/deletion-certificate')],
    ['a checkpoint with a line more', 'checkpoint', `${head(1)}more\n`],
    ['a size with a leading zero', 'checkpoint', head(1).replace('\n1\n', '\n01\n')],
    ['a text without a newline at its end', 'lines', `${lines}end`],
    ['control characters', 'checkpoint', head(1, 1, 'a\tlog')],
    ['half a character', 'lines', `${lines}\ud800\n`],
  ])('%s', async (_what, kind, text) => {
    expect(await ask(kind, text)).toMatchObject({ status: 422, code: 'invalid-input', pointer: '/text' })
  })
})

describe('a log', () => {
  const origin = 'tym.localhost/log/grows'

  test('grows, and its last head is signed again, but none that goes back or stands beside it', async () => {
    for (const size of [1, 5, 5]) await world.worker.signNote('checkpoint', head(size, size, origin))
    for (const [size, byte] of [
      [4, 4],
      [5, 6],
    ]) {
      const text = head(size ?? 0, byte, origin)
      expect(await ask('checkpoint', text)).toMatchObject({ status: 409, code: 'checkpoint-goes-back' })
      await expect(world.worker.signNote('checkpoint', text)).rejects.toMatchObject({
        code: 'checkpoint-goes-back',
      })
    }
    await world.worker.signNote('checkpoint', head(6, 6, origin))
  })

  test('does not go back when the signer is killed and started again, and the key stays the same', async () => {
    const text = head(9, 9, 'tym.localhost/log/restart')
    await world.worker.signNote('checkpoint', text)
    const key = await publishedKey()
    await world.signer.stop('SIGKILL')
    again = await startApp('signer', Number(new URL(world.signerOrigin).port), world.signerEnvironment)
    expect(await ask('checkpoint', text.replace('\n9\n', '\n8\n'))).toMatchObject({ status: 409 })
    const note = parseNote(await world.worker.signNote('checkpoint', text))
    expect(verifyNote(note, [key]).verified).toHaveLength(1)
  })
})

test('a note is asked of the agency only, and only by who may ask for its kind', async () => {
  const away = await ask('lines', lines, { clientId: 'porvoo-case-system', slug: 'porvoo' })
  expect(away).toMatchObject({ status: 404, code: 'not-found' })
  const stranger = await ask('lines', lines, { clientId: 'tym-exchange' })
  expect(stranger).toMatchObject({ status: 401, code: 'invalid-client' })
  const key = await fetch(`${world.signerOrigin}/porvoo/.well-known/note-key`)
  expect(key.status).toBe(404)
  const foreign = remoteSigner({
    baseUrl: `${world.signerOrigin}/keha`,
    clientId: 'tym-exchange',
    key: world.clientKeys['tym-exchange'] ?? expect.fail('no exchange'),
    clock,
  })
  await expect(foreign.signNote('lines', lines)).rejects.toMatchObject({ code: 'client-not-allowed' })
})

test('every note is a line in the log of signatures that says its kind and hash, and nothing of its text', async () => {
  const file = path.join(world.folder, 'signatures.log')
  const before = (await readFile(file, 'utf8')).length
  await world.worker.signNote('deletionCertificate', certificate)
  const text = (await readFile(file, 'utf8')).slice(before)
  expect(JSON.parse(text)).toMatchObject({
    organisation: 'keha',
    kind: 'note-deletionCertificate',
    caller: 'tym-worker',
    payloadSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(text).not.toContain('held')
  expect((await stat(path.join(world.folder, 'keys/keha/note-key.json'))).mode & 0o077).toBe(0)
})
