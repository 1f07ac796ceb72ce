import type { Parts } from '@tym/employment'
import { type CustomershipId, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'

/**
 * The keys of a file that the caller may enter. Throws 'not-found' when they are destroyed, as for no file.
 */
export async function getFileKeys(
  { keys }: Pick<Parts, 'keys'>,
  customership: CustomershipId,
): Promise<CustomershipKeys> {
  const found = await keys.find(customership)
  if (found === undefined) throw new Problem('not-found', 'The file has no keys any more.')
  return found
}
