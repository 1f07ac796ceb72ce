import type { WriteTx } from '@tym/database'
import { decideOperation, type StaffPrincipal } from '@tym/employment'
import { Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { findTwin, lockConsents, purposeDigest } from './equal-consents.ts'
import type { ConsentRow } from './schema.ts'
import type { RenewedConsent } from './terms.ts'

/**
 * Locks the customer's consents, and throws 'consent-exists' when one of the same terms stands, with its id
 * for whoever may read it: that one is renewed or withdrawn instead. A customer may refuse as often as they
 * wish.
 */
export async function mustBeNew(
  tx: WriteTx,
  keys: CustomershipKeys,
  { role }: Pick<StaffPrincipal, 'role'>,
  asked: Pick<ConsentRow, 'party' | 'nameDigest' | 'direction'> & { readonly answer: RenewedConsent },
  except?: ConsentRow,
): Promise<void> {
  const { answer, ...towards } = asked
  if (answer.outcome === 'refused') return
  await lockConsents(tx, keys.customership)
  const { fields, validFrom, validUntil } = answer
  const digest = purposeDigest(keys, answer.purpose)
  const terms = { ...towards, fields, validFrom, validUntil, purposeDigest: digest }
  const twin = await findTwin(tx, keys.customership, terms, except)
  if (twin === undefined) return
  const named = decideOperation(role, 'consent.read').allowed ? { consent: twin } : undefined
  throw new Problem('consent-exists', 'The same terms stand in another consent.', undefined, named)
}
