import { findConsentNow, lockConsent } from '@tym/consents/public'
import { newestVersionNumbers } from '@tym/customer-data/public'
import type { WriteTx } from '@tym/database'
import { type DisclosureId, Problem } from '@tym/kernel'
import { getDelivery } from '@tym/outside-parties/public'
import { areRightsLive } from '@tym/usage-rights/public'
import { eq } from 'drizzle-orm'
import type { LogDelivery } from './log-delivery.ts'
import { listApprovals, listItems, moveOn } from './queries.ts'
import { planRecall } from './recall.ts'
import { type DisclosureRow, disclosure } from './schema.ts'

/** What may leave now, when anything may. */
export interface Allowed {
  readonly row: DisclosureRow
  readonly entries: ReadonlySet<string>
  readonly address: string
  readonly keyId: string
}
export type Verdict =
  /** It was stopped, has arrived, or is not approved: this job is an echo. */
  | { readonly outcome: 'nothing to do' }
  | { readonly outcome: 'stopped' }
  | { readonly outcome: 'allowed'; readonly allowed: Allowed }

/** What was made ready before the claim. */
export interface Ready {
  readonly entries: ReadonlySet<string>
  readonly keyId: string
  readonly address: string
}

/**
 * The last step before the first byte, in one transaction that holds the consent still: asks anew for the consent, the
 * party, every approver's usage right and the newest version of every entry, and says what may leave: what was approved,
 * or less. With `ready` it commits "leaving" when just that was made ready; otherwise it only looks. What may not leave is
 * stopped for good; what may have left before is recalled instead. Both are in the customer's log.
 */
export async function claimDelivery(
  tx: WriteTx,
  id: DisclosureId,
  log: LogDelivery,
  ready?: Ready,
): Promise<Verdict> {
  const [seen] = await tx.drizzle.select().from(disclosure).where(eq(disclosure.id, id))
  if (seen === undefined) return { outcome: 'nothing to do' }
  await lockConsent(tx, seen.consent)
  const [row] = await tx.drizzle.select().from(disclosure).where(eq(disclosure.id, id))
  if (row === undefined || (row.state !== 'approved' && row.state !== 'leaving'))
    return { outcome: 'nothing to do' }
  const found = await findWhatMayLeave(tx, row)
  if (typeof found === 'string') {
    await stop(tx, row, found, log)
    return { outcome: 'stopped' }
  }
  if (ready === undefined || !isSame(ready, found)) return { outcome: 'allowed', allowed: { row, ...found } }
  if (row.state === 'leaving') return { outcome: 'allowed', allowed: { row, ...found } }
  const leftAt = row.leftAt ?? tx.context.instant
  const version = await moveOn(tx, row, { state: 'leaving', leftAt })
  if (version === undefined) return { outcome: 'nothing to do' }
  await log(tx, row, { event: 'disclosure.left', entries: found.entries })
  return { outcome: 'allowed', allowed: { row: { ...row, state: 'leaving', version, leftAt }, ...found } }
}

export function isSame(ready: Ready, { entries, keyId, address }: Ready): boolean {
  return (
    ready.keyId === keyId &&
    ready.address === address &&
    ready.entries.size === entries.size &&
    [...entries].every((entry) => ready.entries.has(entry))
  )
}

/** What may leave, or the code of why nothing may. */
async function findWhatMayLeave(tx: WriteTx, row: DisclosureRow): Promise<Ready | string> {
  const given = await findConsentNow(tx, row.consent)
  if (given === undefined || given.party !== row.party || given.direction !== 'disclose')
    return 'consent-changed'
  if (given.state === 'withdrawn') return 'consent-withdrawn'
  if (given.state !== 'inForce') return 'consent-not-in-force'
  const delivery = await getDelivery(tx, row.party).catch((error: unknown) => {
    if (error instanceof Problem) return error.code
    throw error
  })
  if (typeof delivery === 'string') return delivery
  const approvals = await listApprovals(tx, row.id)
  if (!(await areRightsLive(tx, approvals))) return 'usage-right-not-live'
  const items = await listItems(tx, row.id)
  const newest = await newestVersionNumbers(
    tx,
    row.customership,
    items.map(({ entry }) => entry),
  )
  if (items.some(({ entry, entryVersion }) => newest.get(entry) !== entryVersion)) return 'entry-corrected'
  const mayGo = items.filter(
    ({ field }) => given.fields.includes(field) && delivery.allowedFields.includes(field),
  )
  if (mayGo.length === 0) return 'nothing-left'
  return {
    entries: new Set(mayGo.map(({ entry }) => entry)),
    address: delivery.address,
    keyId: delivery.encryptionKey.keyId,
  }
}

/** Before its first byte it is stopped; after, it has failed, and the recipient is told to give up what it may have. */
async function stop(tx: WriteTx, row: DisclosureRow, problem: string, log: LogDelivery): Promise<void> {
  await log(tx, row, { event: 'disclosure.refused', problem })
  if (row.leftAt === null) {
    await moveOn(tx, row, { state: 'stopped', problem })
    return
  }
  await moveOn(tx, row, { state: 'failed', problem })
  await planRecall(tx, row, problem === 'entry-corrected' ? 'corrected' : 'withdrawn')
}
