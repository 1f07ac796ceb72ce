import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fixedClock, newCustomershipId, newLineId } from '@tym/kernel'
import { createTestDatabase, type TestDatabase } from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type KeyVault,
  newKeyEncryptionFile,
  openKeyEncryption,
  openKeyVault,
  readKeyEncryptionFile,
} from './index.ts'

const { instant } = fixedClock({ instant: new Date('2026-11-22T09:00:00Z') })
const place = { table: 'customer_data.entry', category: 5, row: 'entry-1', version: 1 }
const secret = 'Selän rasitusvaiva'

let folder: string
let database: TestDatabase
let vault: KeyVault
const file = () => path.join(folder, 'kek.json')

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym-vault-'))
  await writeFile(file(), newKeyEncryptionFile(), { mode: 0o600 })
  database = await createTestDatabase()
  vault = open()
})
afterAll(async () => {
  await vault.close()
  await database.drop()
  await rm(folder, { recursive: true })
})

const open = (rememberSeconds = 0): KeyVault =>
  openKeyVault({
    url: database.urls.keys,
    keyEncryption: readKeyEncryptionFile(file()),
    max: 2,
    rememberSeconds,
  })

test('each look-up tells how it went: from memory, from the key database, or not at all', async () => {
  const heard: string[] = []
  const listening = openKeyVault({
    url: database.urls.keys,
    keyEncryption: readKeyEncryptionFile(file()),
    max: 2,
    onLookUp: (outcome) => void heard.push(outcome),
  })
  const { customership } = await vault.create(newCustomershipId(), instant())
  await listening.find(customership)
  await listening.find(customership)
  const nobody = newCustomershipId()
  await listening.find(nobody)
  await listening.find(nobody)
  expect(heard).toEqual(['miss', 'hit', 'miss', 'hit'])
  await listening.close()
  await expect(listening.find(newCustomershipId())).rejects.toMatchObject({ code: 'service-unavailable' })
  expect(heard.at(-1)).toBe('failed')
})

test('what was encrypted opens at its own place only', async () => {
  const keys = await vault.create(newCustomershipId(), instant())
  const ciphertext = keys.encrypt(place, secret)
  expect(ciphertext.toString('latin1')).not.toContain('rasitus')
  const again = await vault.find(keys.customership)
  expect(again?.decrypt(place, ciphertext)).toBe(secret)
  const elsewhere = [
    { ...place, table: 'customer_data.current_document' },
    { ...place, category: 4 },
    { ...place, row: 'entry-2' },
    { ...place, version: 2 },
  ]
  for (const other of elsewhere) expect(() => again?.decrypt(other, ciphertext)).toThrow()
  const another = await vault.create(newCustomershipId(), instant())
  expect(() => another.decrypt(place, ciphertext)).toThrow()
})

test('a destroyed key opens nothing in any process that has not just used it', async () => {
  const keys = await vault.create(newCustomershipId(), instant())
  await vault.destroy(keys.customership)
  expect(await vault.find(keys.customership)).toBeUndefined()
  expect(() => open(61)).toThrow('60 s')
})

test('whoever destroys keys makes and destroys them, and changes none; whoever delivers only reads', async () => {
  const keys = await vault.create(newCustomershipId(), instant())
  const as = (url: string) =>
    openKeyVault({ url, keyEncryption: readKeyEncryptionFile(file()), max: 1, rememberSeconds: 0 })
  const [eraser, worker] = [as(database.urls.keysEraser), as(database.urls.keysWorker)]
  try {
    const refused = { code: '42501' }
    await expect(worker.destroy(keys.customership)).rejects.toMatchObject(refused)
    await expect(worker.create(newCustomershipId(), instant())).rejects.toMatchObject(refused)
    const changed = eraser.sql`update keys.wrapped_key set epoch = 2 where customership = ${keys.customership}`
    await expect(changed).rejects.toMatchObject(refused)
    expect(
      await eraser.find((await eraser.create(newCustomershipId(), instant())).customership),
    ).toBeDefined()
    await eraser.destroy(keys.customership)
    expect(await worker.find(keys.customership)).toBeUndefined()
  } finally {
    await Promise.all([eraser.close(), worker.close()])
  }
})

test('keys that many ask for at once are unwrapped once; destroyed meanwhile, they are not remembered', async () => {
  const provider = readKeyEncryptionFile(file())
  let unwrapped = 0
  let goOn = () => {}
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const slow = openKeyVault({
    url: database.urls.keys,
    keyEncryption: {
      ...provider,
      unwrap: async (...wrapping) => {
        unwrapped += 1
        await waiting
        return provider.unwrap(...wrapping)
      },
    },
    max: 2,
  })
  try {
    const { customership } = await slow.create(newCustomershipId(), instant())
    const asked = Promise.all([slow.find(customership), slow.find(customership), slow.find(customership)])
    await expect.poll(() => unwrapped).toBe(1)
    await slow.destroy(customership)
    goOn()
    expect((await asked).every((keys) => keys !== undefined)).toBe(true)
    expect(unwrapped).toBe(1)
    expect(await slow.find(customership)).toBeUndefined()
  } finally {
    await slow.close()
  }
})

test('log lines of one customership cannot be linked by their subjects', async () => {
  const keys = await vault.create(newCustomershipId(), instant())
  const [one, two] = [newLineId(new Date(0)), newLineId(new Date(0))]
  expect(keys.subjectOf(one).equals(keys.subjectOf(one))).toBe(true)
  expect(keys.subjectOf(one).equals(keys.subjectOf(two))).toBe(false)
})

test('a wrapping that does not open fails its own file only', async () => {
  const [good, bad] = [
    await vault.create(newCustomershipId(), instant()),
    await vault.create(newCustomershipId(), instant()),
  ]
  await vault.sql`update keys.wrapped_key set wrapped = set_byte(wrapped, 20, (get_byte(wrapped, 20) + 1) % 256)
    where customership = ${bad.customership}`
  const [found, failed] = await Promise.allSettled([
    vault.find(good.customership),
    vault.find(bad.customership),
  ])
  expect(found.status).toBe('fulfilled')
  expect(failed.status).toBe('rejected')
  await vault.destroy(bad.customership)
})

test('rotation wraps old keys again and the files stay readable', async () => {
  const keys = await vault.create(newCustomershipId(), instant())
  const ciphertext = keys.encrypt(place, secret)
  const { epochs } = JSON.parse(await readFile(file(), 'utf8'))
  const rotated = path.join(folder, 'rotated.json')
  const next = JSON.parse(newKeyEncryptionFile()).epochs[1]
  await writeFile(rotated, JSON.stringify({ current: 2, epochs: { ...epochs, 2: next } }), { mode: 0o600 })
  const renewed = openKeyVault({
    url: database.urls.keys,
    keyEncryption: readKeyEncryptionFile(rotated),
    max: 1,
    rememberSeconds: 0,
  })
  try {
    while ((await renewed.rewrap(100)) > 0);
    const [row] = await renewed.sql<
      { epoch: number }[]
    >`select epoch from keys.wrapped_key where customership = ${keys.customership}`
    expect(row?.epoch).toBe(2)
    expect((await renewed.find(keys.customership))?.decrypt(place, ciphertext)).toBe(secret)
  } finally {
    await renewed.close()
  }
})

test('key-encryption keys come from a file that nobody else may read, or from a provider', async () => {
  const loose = path.join(folder, 'loose.json')
  await writeFile(loose, newKeyEncryptionFile(), { mode: 0o600 })
  await chmod(loose, 0o644)
  expect(() => readKeyEncryptionFile(loose)).toThrow('chmod 600')
  const provider = path.join(folder, 'provider.mjs')
  await writeFile(provider, 'export const openKeyEncryption = async () => ({ currentEpoch: 7 })')
  await expect(openKeyEncryption({ file: undefined, provider })).resolves.toMatchObject({ currentEpoch: 7 })
  await writeFile(path.join(folder, 'empty.mjs'), 'export const nothing = 0')
  await expect(
    openKeyEncryption({ file: undefined, provider: path.join(folder, 'empty.mjs') }),
  ).rejects.toThrow('openKeyEncryption')
})

test('the role that destroys keys looks through the whole key database and finds what it plants; others may not', async () => {
  const eraser = openKeyVault({
    url: database.urls.keysEraser,
    keyEncryption: readKeyEncryptionFile(file()),
    max: 1,
    rememberSeconds: 0,
  })
  const [there, never, canary] = [newCustomershipId(), newCustomershipId(), newCustomershipId()]
  await vault.create(there, instant())
  const found = await eraser.scan(new Set([there, never]), canary)
  expect([...found].sort((a, b) => (a.place < b.place ? -1 : 1))).toEqual([
    { word: canary, place: 'keys.canary' },
    { word: there, place: 'keys.wrapped_key' },
  ])
  expect(await eraser.scan(new Set([never]), canary)).toHaveLength(1)
  await expect(vault.scan(new Set([there]), canary)).rejects.toMatchObject({ code: '42501' })
  await eraser.close()
})
