import { createPublicKey, verify } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileNoteKey } from './file-note-key.ts'

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym note key '))
  file = path.join(folder, 'keha', 'note-key.json')
})
afterEach(() => rm(folder, { recursive: true }))

const open = () => fileNoteKey(file, { mode: 'development' })

test('the first use makes a key that only its owner may read, and whoever starts at once finds the same', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, open))
  expect(new Set(keys.map((key) => Buffer.from(key.publicKey).toString('hex'))).size).toBe(1)
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect(await readdir(path.dirname(file))).toEqual(['note-key.json'])
})

test('what the key signs verifies under its public half', async () => {
  const { publicKey, sign } = await open()
  const bytes = Buffer.from('a text\n')
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }
  const shown = createPublicKey({ key: jwk, format: 'jwk' })
  expect(verify(null, bytes, shown, await sign(bytes))).toBe(true)
})

test('production refuses a note key in a file and says what to configure', async () => {
  await expect(fileNoteKey(file, { mode: 'production' })).rejects.toThrow(/PKCS#11|key management service/)
})
