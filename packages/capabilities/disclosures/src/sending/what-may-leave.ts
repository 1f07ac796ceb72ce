import { findConsentNow, findConsentThen, isSamePurpose } from '@tym/consents/public'
import { newestVersionNumbers, versionNumbersThen } from '@tym/customer-data/public'
import { askBeforeLeaving, hadEnded } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import type { Moment } from '@tym/kernel'
import { getTermsInForce, getTermsThen } from '@tym/outside-parties/public'
import { type FieldId, protectedFields } from '@tym/register'
import { areRightsLive } from '@tym/usage-rights/public'
import { codeInstead } from '../code-instead.ts'
import { isExcluded, wasExcluded } from '../excluding/exclusions.ts'
import { listApprovals, listItems } from '../queries.ts'
import type { DisclosureRow } from '../schema.ts'

/**
 * What of a snapshot may leave at this moment, or the code of why nothing may, while the caller holds the
 * locks of the consent and the exclusions. With `then` all of it is judged as of when something was given by
 * hand that is recorded afterwards.
 */
export async function findWhatMayLeave(
  tx: WriteTx,
  row: DisclosureRow,
  then?: Moment,
): Promise<{ readonly entries: ReadonlySet<string> } | string> {
  // Turvakielto is not judged afterwards: what is outside is outside.
  const { ended, shielded } =
    then === undefined
      ? await askBeforeLeaving(tx, row.customership)
      : { ended: await hadEnded(tx, row.customership, then.day), shielded: false }
  // Of an ended customership only what a section of law demands.
  if (ended && row.statute === null) return 'customership-ended'
  const allowed = await findAllowedFields(tx, row, then)
  if (typeof allowed === 'string') return allowed
  if (!(await areRightsLive(tx, await listApprovals(tx, row.id), then))) return 'usage-right-not-live'
  const items = await listItems(tx, row.id)
  const ids = items.map(({ entry }) => entry)
  const newest =
    then === undefined
      ? await newestVersionNumbers(tx, row.customership, ids)
      : await versionNumbersThen(tx, row.customership, ids, then)
  if (items.some(({ entry, entryVersion }) => newest.get(entry) !== entryVersion)) return 'entry-corrected'
  const mayGo = items.filter(
    ({ field }) =>
      allowed.every((fields) => fields.includes(field)) && !(shielded && protectedFields.includes(field)),
  )
  if (mayGo.length === 0) return 'nothing-left'
  return { entries: new Set(mayGo.map(({ entry }) => entry)) }
}

/**
 * The lists of fields within which all that leaves must be: the consent's, for the same purpose and unless
 * the customer has shut the party out, and the party's terms. None for a disclosure that a section of law
 * allows.
 */
async function findAllowedFields(
  tx: WriteTx,
  { consent, consentVersion, party, customership }: DisclosureRow,
  then?: Moment,
): Promise<readonly (readonly FieldId[])[] | string> {
  if (consent === null || consentVersion === null) return []
  const given =
    then === undefined ? await findConsentNow(tx, consent) : await findConsentThen(tx, consent, then)
  if (given === undefined || given.party !== party || given.direction !== 'disclose') return 'consent-changed'
  if (given.state === 'withdrawn') return 'consent-withdrawn'
  if (given.state !== 'inForce') return 'consent-not-in-force'
  if (!(await isSamePurpose(tx, consent, [consentVersion, given.number]))) return 'consent-changed'
  const isShutOut =
    then === undefined
      ? await isExcluded(tx, customership, party)
      : await wasExcluded(tx, customership, party, then)
  if (isShutOut) return 'party-excluded'
  // A person whom the customer has named has no terms but the consent.
  if (party === null) return [given.fields]
  const terms = await codeInstead(
    then === undefined ? getTermsInForce(tx, party) : getTermsThen(tx, party, then),
  )
  return typeof terms === 'string' ? terms : [given.fields, terms.allowedFields]
}
