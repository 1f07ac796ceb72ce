import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { link, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { newId } from '@tym/kernel'
import { z } from 'zod'

/**
 * The port behind which the agency keeps the key that signs notes: a file in development, a PKCS#11 token or
 * a key management service in production. `sign` answers the Ed25519 signature of the bytes (64 bytes, RFC
 * 8032); the key itself never leaves.
 */
export type NoteSigningKey = {
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Uint8Array
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** What is said to whoever tries a note key in a file in production. */
export const fileNoteKeyRefused =
  'A note key in a file is for development only. In production use one that a PKCS#11 token or a key ' +
  'management service stands behind: the private key must never be a file.'

const privateKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
})

/**
 * The Ed25519 key of this file (0600), made at first use; processes that start at once agree on one key. Once
 * made it is on disk before anything is signed with it. Throws in production.
 */
export async function fileNoteKey(
  file: string,
  { mode }: { mode: 'development' | 'production' },
): Promise<NoteSigningKey> {
  if (mode === 'production') throw new Error(fileNoteKeyRefused)
  await createIfMissing(file)
  const jwk = privateKey.parse(JSON.parse(await readFile(file, 'utf8')))
  const key = createPrivateKey({ key: jwk, format: 'jwk' })
  const { x } = z.object({ x: z.string() }).parse(createPublicKey(key).export({ format: 'jwk' }))
  return { publicKey: Buffer.from(x, 'base64url'), sign: async (bytes) => sign(null, bytes, key) }
}

/** Linked into place whole; whoever comes second finds the first one's key. */
async function createIfMissing(file: string): Promise<void> {
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const draft = path.join(folder, `draft-${newId()}`)
  await writeFile(draft, `${JSON.stringify(jwk)}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(draft, file)
    const handle = await open(folder)
    await handle.sync()
    await handle.close()
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!exists) throw error
  } finally {
    await rm(draft, { force: true })
  }
}
