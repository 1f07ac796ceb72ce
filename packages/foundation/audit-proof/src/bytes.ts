import { createHash } from 'node:crypto'

/** SHA-256 of the parts one after the other: 32 bytes. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

/** Standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

/**
 * The bytes of a standard base64 text, undefined unless it is exactly what `toBase64` writes: no spaces, no
 * missing padding, no stray bits in the last character. Otherwise one signature would have many texts.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

/** A decimal number without leading zeroes, undefined when it is anything else or too large to be exact. */
export function fromDecimal(text: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}

/** Whether a text has no half of a surrogate pair, which UTF-8 cannot say. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}
