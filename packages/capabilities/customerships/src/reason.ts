import type { CustomershipId } from '@tym/kernel'
import type { CustomershipKeys, KeyVault, Place } from '@tym/key-vault'
import { tellingText } from '@tym/register'

/** Why somebody outside the team, or a registrar, needs the file: a sentence, not a word. */
export const reasonText = tellingText(500, 10)

/**
 * Where a log line's reason stands. The line gets its id only when it is written, so all reasons of one
 * customership have the same place: a reason moved to another line of the same file would still open, one
 * moved to another customership would not.
 */
export const reasonPlace: Place = { table: 'audit.detail', category: 0, row: 'reason', version: 0 }

/**
 * Encrypts a reason under the customership's own key, with which it dies. Undefined when the key is
 * destroyed.
 */
export async function encryptReason(
  keys: Pick<KeyVault, 'find'>,
  customership: CustomershipId,
  reason: string,
): Promise<Buffer | undefined> {
  return (await keys.find(customership))?.encrypt(reasonPlace, reason)
}

/** What a line's reason says. */
export function readReason(keys: CustomershipKeys, reason: Uint8Array): string {
  return keys.decrypt(reasonPlace, reason)
}
