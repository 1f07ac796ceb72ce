import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

/**
 * The key-encryption key behind a port: a file in development, an external KMS or transit engine in
 * production. Epochs allow rotation: new keys are wrapped with the current epoch, old ones still open until
 * they are wrapped again.
 */
export interface KeyEncryption {
  readonly currentEpoch: number
  wrap(key: Uint8Array, boundTo: string): Promise<{ epoch: number; wrapped: Buffer }>
  /** Throws when the epoch is unknown or the wrapping does not belong to `boundTo`. */
  unwrap(epoch: number, wrapped: Uint8Array, boundTo: string): Promise<Buffer>
}

const sealedFile = z.strictObject({
  current: z.int().positive(),
  epochs: z.record(z.string().regex(/^[1-9]\d*$/), z.base64().length(44)),
})

const ivLength = 12
const tagLength = 16

/**
 * Opens the key-encryption keys once: from a provider's module (`openKeyEncryption():
 * Promise<KeyEncryption>`, a key management service in production), or from a file in development.
 */
export async function openKeyEncryption({
  file,
  provider,
}: {
  readonly file: string | undefined
  readonly provider: string | undefined
}): Promise<KeyEncryption> {
  if (provider === undefined) {
    if (file === undefined) throw new Error('there is neither a key-encryption file nor a provider')
    return readKeyEncryptionFile(file)
  }
  const opened: unknown = await import(pathToFileURL(provider).href)
  if (!isProvider(opened))
    throw new Error(`KEY_ENCRYPTION_PROVIDER: ${provider} does not export openKeyEncryption`)
  return opened.openKeyEncryption()
}

function isProvider(value: unknown): value is { openKeyEncryption: () => Promise<KeyEncryption> } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'openKeyEncryption' in value &&
    typeof value.openKeyEncryption === 'function'
  )
}

/**
 * Reads the keys of all epochs from a file that only its owner may read. Throws when it is not well formed.
 */
export function readKeyEncryptionFile(file: string): KeyEncryption {
  if ((statSync(file).mode & 0o077) !== 0)
    throw new Error(`key-encryption file: others may read ${file}. Run chmod 600 on it.`)
  const { current, epochs } = sealedFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  const keys = new Map<number, KeyObject>()
  for (const [epoch, text] of Object.entries(epochs)) {
    keys.set(Number(epoch), createSecretKey(Buffer.from(text, 'base64')))
  }
  if (!keys.has(current)) throw new Error(`key-encryption file: the current epoch ${current} has no key`)
  const keyOf = (epoch: number): KeyObject => {
    const key = keys.get(epoch)
    if (key === undefined) throw new Error(`key-encryption file: epoch ${epoch} has no key`)
    return key
  }
  return {
    currentEpoch: current,
    wrap: async (key, boundTo) => ({
      epoch: current,
      wrapped: seal(keyOf(current), key, `wrapped-key|${boundTo}|${current}`),
    }),
    unwrap: async (epoch, wrapped, boundTo) => open(keyOf(epoch), wrapped, `wrapped-key|${boundTo}|${epoch}`),
  }
}

/** A new key-encryption file's content: one epoch with a random key. For development and for tests. */
export function newKeyEncryptionFile(): string {
  return JSON.stringify({ current: 1, epochs: { 1: randomBytes(32).toString('base64') } })
}

/** AES-256-GCM with a random 96-bit IV: iv ‖ tag ‖ ciphertext. `aad` binds the text to its place. */
export function seal(key: KeyObject, plaintext: Uint8Array, aad: string): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(aad))
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** Opens what `seal` made; throws when the key, the place or a byte is not the same. */
export function open(key: KeyObject, sealed: Uint8Array, aad: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.from(aad))
  decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
  return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()])
}
