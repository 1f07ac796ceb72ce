import type { Touched } from '@tym/employment'
import type { CustomershipId } from '@tym/kernel'
import { type FieldId, ordinaryPurpose, type RoleId } from '@tym/register'

/**
 * What a log line says of an act on one customership's own facts: the fields of category 2 that were shown or
 * changed.
 */
export function touchedFacts(
  customership: CustomershipId,
  role: RoleId,
  fields: readonly FieldId[],
  resources: readonly string[] = [],
): Touched {
  return { customership, categories: [2], fields, purpose: ordinaryPurpose(role), resources }
}
