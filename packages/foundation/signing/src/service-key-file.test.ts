import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openServiceKey } from './service-key-file.ts'
import { generatePrivateJwk } from './signing-key.ts'

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym service key '))
  file = path.join(folder, 'clients', 'worker.jwk.json')
})
afterEach(() => rm(folder, { recursive: true }))

const inDevelopment = () => openServiceKey(file, { mode: 'development' })
const inProduction = () => openServiceKey(file, { mode: 'production' })

test('development makes the key once, for its owner only, and production reads the same', async () => {
  const { keyId } = await inDevelopment()
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await inDevelopment()).keyId).toBe(keyId)
  expect((await inProduction()).keyId).toBe(keyId)
})

test.each(['640', '604', '660'])('a key file of the mode %s is refused, saying what to do', async (mode) => {
  await inDevelopment()
  await chmod(file, mode)
  for (const open of [inDevelopment, inProduction]) {
    await expect(open()).rejects.toThrow(/may be read or written by others\. Run chmod 600/)
  }
})

test('production makes no key', async () => {
  await expect(inProduction()).rejects.toThrow(/cannot be read/)
})

test('a file without a private key is refused and nothing of it is told', async () => {
  await inDevelopment()
  const { d: secret, ...half } = generatePrivateJwk()
  await writeFile(file, JSON.stringify({ ...half, e: secret }))
  const refusal: unknown = await inProduction().catch((error: unknown) => error)
  expect(String(refusal)).toMatch(/does not hold a private P-256 JWK/)
  expect(String(refusal)).not.toContain(secret)
})
