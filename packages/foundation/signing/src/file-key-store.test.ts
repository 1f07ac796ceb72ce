import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fixedClock } from '@tym/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileKeyStore } from './file-key-store.ts'
import { signJws } from './sign-jws.ts'
import { verifyJws } from './verify-jws.ts'

const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00Z') })
let directory = ''
beforeEach(async () => {
  directory = path.join(await mkdtemp(path.join(tmpdir(), 'tym keys ')), 'certificate')
})
afterEach(() => rm(path.dirname(directory), { recursive: true }))

const open = () => fileKeyStore(directory, { mode: 'development', clock })

test('the first use makes a key that only its owner may read, and later uses find the same', async () => {
  const key = await open().current()
  expect((await open().current()).keyId).toBe(key.keyId)
  for (const name of await readdir(directory)) {
    expect((await stat(path.join(directory, name))).mode & 0o077).toBe(0)
  }
  expect((await stat(directory)).mode & 0o077).toBe(0)
})

test('two processes that start at once agree on one key', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => open().current()))
  expect(new Set(keys.map((key) => key.keyId)).size).toBe(1)
})

test('a rotation is seen by a running signer, and the old key stays published as retired', async () => {
  const running = open()
  const old = await running.current()
  const made = await open().rotate()
  expect((await running.current()).keyId).toBe(made.keyId)
  expect(await running.list()).toMatchObject([
    { keyId: made.keyId, state: 'current', retiredAt: null },
    { keyId: old.keyId, state: 'retired', retiredAt: clock.instant() },
  ])
})

test('a prepared key is published before it signs, and the next rotation takes it', async () => {
  const store = open()
  const old = await store.current()
  const next = await store.prepare()
  expect((await store.prepare()).keyId).toBe(next.keyId)
  expect((await store.current()).keyId).toBe(old.keyId)
  expect((await store.list()).map((key) => key.state)).toEqual(['next', 'current'])
  expect((await store.rotate()).keyId).toBe(next.keyId)
})

test('what the key signs verifies under its published half', async () => {
  const store = open()
  const key = await store.current()
  const token = await signJws(key)({ typ: 'test+jwt' }, { hello: 'world' })
  const [published] = await store.list()
  const verified = await verifyJws(token, {
    types: ['test+jwt'],
    code: 'certificate-invalid',
    findKey: async (keyId) => (keyId === published?.keyId ? published.publicJwk : undefined),
  })
  expect(verified.claims).toEqual({ hello: 'world' })
})

test('production refuses key files and says what to configure', () => {
  expect(() => fileKeyStore(directory, { mode: 'production', clock })).toThrow(
    /PKCS#11|key management service/,
  )
})
