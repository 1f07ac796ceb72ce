import type { CustomershipId } from '@tym/kernel'
import { type CustomershipKeys, type KeyVault, lineReasonPlace } from '@tym/key-vault'
import { tellingText } from '@tym/register'

/** Why somebody outside the team, or a registrar, needs the file: a sentence, not a word. */
export const reasonText = tellingText(500, 10)

/**
 * Encrypts a reason under the customership's own key, with which it dies. Undefined when the key is
 * destroyed.
 */
export async function encryptReason(
  keys: Pick<KeyVault, 'find'>,
  customership: CustomershipId,
  reason: string,
): Promise<Buffer | undefined> {
  return (await keys.find(customership))?.encrypt(lineReasonPlace, reason)
}

/** What a line's reason says. */
export function readReason(keys: CustomershipKeys, reason: Uint8Array): string {
  return keys.decrypt(lineReasonPlace, reason)
}
