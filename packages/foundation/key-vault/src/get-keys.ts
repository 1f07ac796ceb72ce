import { type CustomershipId, Problem } from '@tym/kernel'
import type { CustomershipKeys } from './customership-keys.ts'
import type { KeyVault } from './key-vault.ts'

/**
 * The keys of a customership. Throws Problem 'not-found' for one without, never made or destroyed: it is not
 * there.
 */
export async function getKeys(
  { keys }: { readonly keys: Pick<KeyVault, 'find'> },
  customership: CustomershipId,
): Promise<CustomershipKeys> {
  const found = await keys.find(customership)
  if (found === undefined) throw new Problem('not-found', 'The customership has no keys.')
  return found
}
