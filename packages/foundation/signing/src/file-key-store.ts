import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Clock, newId, publicJwk, thumbprintOf } from '@tym/kernel'
import { z } from 'zod'
import { privateJwk } from './private-jwk.ts'
import { generatePrivateJwk, type SigningKey, signingKeyOf } from './signing-key.ts'

const instant = z.iso.datetime().transform((text) => new Date(text))
const keyRecord = z.strictObject({
  keyId: z.string(),
  publicJwk,
  /**
   * next: published, not used yet. current: signs. retired: published, so that what it signed can be
   * verified.
   */
  state: z.enum(['next', 'current', 'retired']),
  createdAt: instant,
  retiredAt: instant.nullable(),
})
export type KeyRecord = z.infer<typeof keyRecord>
const generation = z.strictObject({ keys: z.array(keyRecord) })

/** One organisation's keys for one use. */
export type KeyStore = {
  /** The key that signs now. */
  current(): Promise<SigningKey>
  /** Every key that verifiers may meet, newest first. */
  list(): Promise<readonly KeyRecord[]>
  /** Publishes a key that the next rotation will take into use, so that verifiers can register it before. */
  prepare(): Promise<KeyRecord>
  /** Takes the prepared key (or a new one) into use; the key that signed until now is retired. */
  rotate(): Promise<KeyRecord>
}

/** What is said to whoever tries file keys in production. */
export const fileKeysRefused =
  'Key files are for development only. In production give the signer a SigningKey that a PKCS#11 token or a key ' +
  'management service stands behind: the private key must never be a file.'

/**
 * Keeps ES256 keys as files (0600) in a folder of their own (0700), making the first at first use. A crash
 * between a key's file and the generation that names it leaves a key file that nobody uses, which does no
 * harm. Throws in production.
 */
export function fileKeyStore(
  directory: string,
  options: { mode: 'development' | 'production'; clock: Clock },
): KeyStore {
  if (options.mode === 'production') throw new Error(fileKeysRefused)
  const { clock } = options
  const loaded = new Map<string, SigningKey>()

  // Each state of the folder is a new file `generation-NNNNNN.json`, linked into place whole. Two processes
  // that change it at once cannot both succeed, and the loser reads again.
  const change = async (
    step: (keys: KeyRecord[]) => Promise<KeyRecord[] | undefined>,
  ): Promise<KeyRecord[]> => {
    for (;;) {
      const before = await readGeneration(directory)
      const after = await step(before.keys)
      if (after === undefined) return before.keys
      if (await writeGeneration(directory, before.number + 1, after)) return after
    }
  }

  const create = async (state: KeyRecord['state']): Promise<KeyRecord> => {
    const jwk = generatePrivateJwk()
    const { d: _private, ...shown } = jwk
    const keyId = thumbprintOf(shown)
    await writeFile(keyFile(directory, keyId), `${JSON.stringify(jwk)}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
    return { keyId, publicJwk: shown, state, createdAt: clock.instant(), retiredAt: null }
  }

  const list = () =>
    change(async (keys) => (keys.some(isCurrent) ? undefined : [await create('current'), ...keys]))

  return {
    list,
    current: async () => {
      const record = get((await list()).find(isCurrent))
      const known = loaded.get(record.keyId)
      if (known !== undefined) return known
      const text = await readFile(keyFile(directory, record.keyId), 'utf8')
      const key = signingKeyOf(privateJwk.parse(JSON.parse(text)))
      loaded.set(record.keyId, key)
      return key
    },
    prepare: async () => {
      await list()
      const keys = await change(async (before) =>
        before.some(isNext) ? undefined : [await create('next'), ...before],
      )
      return get(keys.find(isNext))
    },
    rotate: async () => {
      await list()
      const keys = await change(async (before) => {
        const next = before.find(isNext) ?? (await create('next'))
        const others = before.filter((key) => key.keyId !== next.keyId)
        const retiredAt = clock.instant()
        const retired = others.map((key) =>
          isCurrent(key) ? { ...key, state: 'retired' as const, retiredAt } : key,
        )
        return [{ ...next, state: 'current' as const }, ...retired]
      })
      return get(keys.find(isCurrent))
    },
  }
}

const isCurrent = (key: KeyRecord) => key.state === 'current'
const isNext = (key: KeyRecord) => key.state === 'next'
const keyFile = (directory: string, keyId: string) => path.join(directory, `key-${keyId}.json`)

function get(record: KeyRecord | undefined): KeyRecord {
  if (record === undefined) throw new Error('the key folder changed while it was read')
  return record
}

async function readGeneration(directory: string): Promise<{ number: number; keys: KeyRecord[] }> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const newest = (await readdir(directory))
    .filter((name) => /^generation-\d{6}\.json$/.test(name))
    .toSorted()
    .at(-1)
  if (newest === undefined) return { number: 0, keys: [] }
  const text = await readFile(path.join(directory, newest), 'utf8')
  return { number: Number(newest.slice(11, 17)), keys: generation.parse(JSON.parse(text)).keys }
}

/** Answers false when another process has written this generation first. */
async function writeGeneration(directory: string, number: number, keys: KeyRecord[]): Promise<boolean> {
  const draft = path.join(directory, `draft-${newId()}`)
  const target = path.join(directory, `generation-${String(number).padStart(6, '0')}.json`)
  await writeFile(draft, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600, flush: true })
  try {
    await link(draft, target)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}
