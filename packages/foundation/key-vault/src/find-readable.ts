import { type CustomershipId, Problem } from '@tym/kernel'
import type { CustomershipKeys } from './customership-keys.ts'
import type { KeyVault } from './key-vault.ts'

/**
 * The keys of a customership; undefined when there are none, or when they do not open: one damaged key must
 * not hold up the others. Throws Problem `service-unavailable` when the key database does not answer, which
 * is nothing of one customership.
 */
export async function findReadable(
  vault: Pick<KeyVault, 'find'>,
  customership: CustomershipId,
): Promise<CustomershipKeys | undefined> {
  try {
    return await vault.find(customership)
  } catch (error) {
    if (error instanceof Problem && error.code === 'service-unavailable') throw error
    return undefined
  }
}
