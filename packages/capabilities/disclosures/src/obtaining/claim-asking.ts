import { findConsentNow, isSamePurpose, relyOnConsent } from '@tym/consents/public'
import { askBeforeLeaving } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import type { ObtainingId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { type AddressedDelivery, getAddressedDelivery } from '@tym/outside-parties/public'
import type { EventId } from '@tym/register'
import { areRightsLive } from '@tym/usage-rights/public'
import { eq } from 'drizzle-orm'
import { codeInstead } from '../code-instead.ts'
import { isExcluded, relyOnExclusions } from '../excluding/exclusions.ts'
import { logStep } from '../log-step.ts'
import { tellOfficer } from '../tell-officer.ts'
import { moveObtaining } from './queries.ts'
import { type ObtainingRow, obtaining } from './schema.ts'

/** Who may be asked now, and on which answer of the consent. */
export interface MayAsk {
  readonly row: ObtainingRow
  readonly party: AddressedDelivery
  readonly consentReceipt: string
}

/**
 * The last step before a source is asked, in one transaction that holds the lock of the consent: checks again
 * the consent, the party and the right of the officer who asked. With `ready` it commits "asked", if the
 * source is reached as it was made ready for; otherwise it only looks. Undefined when nothing is to be asked:
 * it has ended, or was stopped by this.
 */
export async function claimAsking(
  tx: WriteTx,
  id: ObtainingId,
  keys: Pick<KeyVault, 'find'>,
  ready?: MayAsk,
): Promise<MayAsk | undefined> {
  const [seen] = await tx.drizzle.select().from(obtaining).where(eq(obtaining.id, id))
  if (seen === undefined) return undefined
  await relyOnConsent(tx, seen.consent, id)
  await relyOnExclusions(tx, seen.customership)
  const [row] = await tx.drizzle.select().from(obtaining).where(eq(obtaining.id, id))
  if (row === undefined || (row.state !== 'waiting' && row.state !== 'asked')) return undefined
  const log = (event: EventId, problem?: string) =>
    logStep(tx, keys, {
      event,
      customership: row.customership,
      resource: id,
      fields: row.fields,
      problem,
    })
  const found = await findWhoMayBeAsked(tx, row)
  if (typeof found === 'string') {
    await moveObtaining(tx, row, { state: 'stopped', problem: found })
    await log('obtaining.refused', found)
    await tellOfficer(tx, 'obtainingFailed', { ...row, officer: row.requestedBy })
    return undefined
  }
  if (ready === undefined || !isSame(ready, found) || row.state === 'asked') return { row, ...found }
  const version = await moveObtaining(tx, row, { state: 'asked', askedAt: row.askedAt ?? tx.context.instant })
  if (version === undefined) return undefined
  await log('obtaining.asked')
  return { row: { ...row, state: 'asked', version }, ...found }
}

export function isSame(ready: Pick<MayAsk, 'party' | 'consentReceipt'>, found: typeof ready): boolean {
  return (
    ready.consentReceipt === found.consentReceipt &&
    ready.party.address === found.party.address &&
    ready.party.encryptionKey.keyId === found.party.encryptionKey.keyId
  )
}

async function findWhoMayBeAsked(tx: WriteTx, row: ObtainingRow): Promise<Omit<MayAsk, 'row'> | string> {
  const given = await findConsentNow(tx, row.consent)
  if (given === undefined || given.party !== row.party || given.direction !== 'obtain' || row.party === null)
    return 'consent-changed'
  if (given.state === 'withdrawn') return 'consent-withdrawn'
  if (given.state !== 'inForce') return 'consent-not-in-force'
  if (!(await isSamePurpose(tx, row.consent, [row.consentVersion, given.number]))) return 'consent-changed'
  if ((await askBeforeLeaving(tx, row.customership)).ended) return 'customership-ended'
  if (await isExcluded(tx, row.customership, row.party)) return 'party-excluded'
  if (row.fields.some((field) => !given.fields.includes(field))) return 'consent-narrowed'
  if (!(await areRightsLive(tx, [{ usageRight: row.usageRight, person: row.requestedBy }])))
    return 'usage-right-not-live'
  const party = await codeInstead(getAddressedDelivery(tx, row.party))
  if (typeof party === 'string') return party
  if (row.fields.some((field) => !party.allowedFields.includes(field))) return 'party-terms-narrowed'
  return { party, consentReceipt: given.receipt }
}
