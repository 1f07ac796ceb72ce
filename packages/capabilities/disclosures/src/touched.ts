import type { Touched } from '@tym/employment'
import type { CustomershipId, DisclosureId, ObtainingId } from '@tym/kernel'
import { type FieldId, getField, ordinaryPurpose, type RoleId } from '@tym/register'

/**
 * What a log line says of an act on disclosures or obtainings: the fields that were shown of it, and which;
 * where no consent lets it pass, the section of law instead of the endpoint's own ground.
 */
export function touchedDisclosure(
  customership: CustomershipId,
  role: RoleId,
  ids: readonly (DisclosureId | ObtainingId)[],
  fields: readonly FieldId[] = [],
  statute: string | null = null,
): Touched {
  const categories = [...new Set(fields.map((field) => getField(field).category))].sort()
  return {
    customership,
    categories: categories.length === 0 ? [2] : categories,
    fields: [...new Set(fields)].sort(),
    purpose: ordinaryPurpose(role),
    resources: ids,
    ...(statute === null ? {} : { ground: statute }),
  }
}
