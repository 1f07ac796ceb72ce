import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openNoteKey } from './note-keys.ts'

let folder = ''
let keyProvider = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym-note-keys-'))
  keyProvider = path.join(folder, 'provider.mjs')
})
afterEach(() => rm(folder, { recursive: true }))

const settings = { slug: 'keha' }

test('in production the note key comes from the key provider that the operator names', async () => {
  await writeFile(keyProvider, 'export const openNoteKey = ({ slug }) => ({ publicKey: slug })')
  expect(await openNoteKey({ keyProvider, settings, mode: 'production' })).toEqual({ publicKey: 'keha' })
})

test('production without a key provider, and a provider without note keys, are refused', async () => {
  const none = {
    keyProvider: undefined,
    settings: { ...settings, keyDir: folder },
    mode: 'production' as const,
  }
  await expect(openNoteKey(none)).rejects.toThrow(/PKCS#11.*openNoteKey/)
  await writeFile(keyProvider, 'export const openKeyStore = () => ({})')
  await expect(openNoteKey({ ...none, keyProvider })).rejects.toThrow(/does not export openNoteKey/)
})
