import type { Touched } from '@tym/employment'
import type { ConsentId, CustomershipId } from '@tym/kernel'
import { ordinaryPurpose, type RoleId } from '@tym/register'

/** What a log line says of an act on consents: field 2.09, and which ones. */
export function touchedConsent(
  customership: CustomershipId,
  role: RoleId,
  consents: readonly ConsentId[],
): Touched {
  return {
    customership,
    categories: [2],
    fields: ['2.09'],
    purpose: ordinaryPurpose(role),
    resources: consents,
  }
}
