import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { CustomershipId, LineId } from '@tym/kernel'
import { open, seal } from './key-encryption.ts'

/** Where a ciphertext stands: it opens nowhere else. */
export interface Place {
  readonly table: string
  /** Category 1-7, or 0 for what belongs to no category. */
  readonly category: number
  /** Row within the table: entry id, visibility class with owner, log line. */
  readonly row: string
  readonly version: number
}

/**
 * The opened keys of one customership. Destroying their wrapping makes everything made with them unreadable.
 */
export interface CustomershipKeys {
  readonly customership: CustomershipId
  encrypt(place: Place, text: string): Buffer
  /** Throws when the ciphertext was made elsewhere, with another key, or was changed. */
  decrypt(place: Place, ciphertext: Uint8Array): string
  /** The unlinkable name of this customership on one log line: HMAC-SHA-256(log key, line). */
  subjectOf(line: LineId): Buffer
  /** Tells equal texts of one kind from others without showing them: HMAC-SHA-256(log key, kind and text). */
  digestOf(kind: string, text: string): Buffer
}

export const keyBytes = 64

/** Opens the two keys (data, log) of a customership from their 64 bytes. */
export function openCustomershipKeys(customership: CustomershipId, bytes: Buffer): CustomershipKeys {
  if (bytes.length !== keyBytes) throw new Error('a customership has 64 bytes of keys')
  const dataKey: KeyObject = createSecretKey(bytes.subarray(0, 32))
  const logKey: KeyObject = createSecretKey(bytes.subarray(32))
  const aad = ({ table, category, row, version }: Place) =>
    `${table}|${customership}|${category}|${row}|${version}`
  return {
    customership,
    encrypt: (place, text) => seal(dataKey, Buffer.from(text), aad(place)),
    decrypt: (place, ciphertext) => open(dataKey, ciphertext, aad(place)).toString('utf8'),
    subjectOf: (line) => createHmac('sha256', logKey).update(line).digest(),
    // No line has such a name: lines are UUIDs.
    digestOf: (kind, text) => createHmac('sha256', logKey).update(`${kind}|${text}`).digest(),
  }
}
