import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { sha256 } from '@tym/kernel'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** For what a sealed text is: one kind of row is never opened as another. */
export type SealedAs = 'login' | 'session'

/** By which its row is found: the cookie itself stands nowhere but in its browser. */
export const rowIdOf = (cookie: string) => sha256(cookie)

/**
 * Seals a text under a key that only the cookie gives (HKDF-SHA256, RFC 5869; AES-256-GCM). `row` is what the
 * text belongs to: it cannot be opened as another row's.
 */
export function seal(text: string, { cookie, as, row }: SealKey): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, keyOf(cookie, as), nonce).setAAD(row)
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** The text, or undefined when it was sealed under another cookie, for another row, or has been changed. */
export function unseal(sealed: Uint8Array, { cookie, as, row }: SealKey): string | undefined {
  try {
    const nonce = sealed.subarray(0, nonceBytes)
    const tag = sealed.subarray(-tagBytes)
    const decipher = createDecipheriv(algorithm, keyOf(cookie, as), nonce).setAAD(row).setAuthTag(tag)
    const text = decipher.update(sealed.subarray(nonceBytes, -tagBytes))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

export interface SealKey {
  readonly cookie: string
  readonly as: SealedAs
  readonly row: Uint8Array
}

const keyOf = (cookie: string, as: SealedAs) =>
  Buffer.from(hkdfSync('sha256', Buffer.from(cookie, 'base64url'), '', `tym web ${as}`, 32))
