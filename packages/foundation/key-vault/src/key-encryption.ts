import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * The key-encryption key behind a port: a file in development, an external KMS or transit engine in production.
 * Epochs allow rotation: new keys are wrapped with the current epoch, old ones still open until they are wrapped anew.
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

/** Reads the key-encryption keys of all epochs once; the file is not read again. Throws when it is not well formed. */
export function readKeyEncryptionFile(file: string): KeyEncryption {
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
