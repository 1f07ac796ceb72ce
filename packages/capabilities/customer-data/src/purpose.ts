import type { Principal } from '@tym/access'
import { isCustomer, mayUseFor, type PurposeId } from '@tym/register'

/** What the caller's everyday use of a customer's data is for; a reason from outside the team is cover or duty. */
export function ordinaryPurpose({ role }: Pick<Principal, 'role'>, outOfTeam = false): PurposeId {
  if (isCustomer(role)) return 'ownData'
  if (outOfTeam && mayUseFor(role, 'dutyCover')) return 'dutyCover'
  return mayUseFor(role, 'rightsRequest') ? 'rightsRequest' : 'arrangeService'
}
