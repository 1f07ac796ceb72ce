import type { Parts } from '@tym/employment'
import { type CustomershipId, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'

/** The keys of a customership; one without keys, never made or destroyed, is not there ('not-found'). */
export async function getKeys(
  { keys }: Pick<Parts, 'keys'>,
  customership: CustomershipId,
): Promise<CustomershipKeys> {
  const found = await keys.find(customership)
  if (found === undefined) throw new Problem('not-found', 'The customership has no keys.')
  return found
}
