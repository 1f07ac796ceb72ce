import { lockConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import type { DisclosureId } from '@tym/kernel'
import { getDelivery } from '@tym/outside-parties/public'
import { eq } from 'drizzle-orm'
import type { RecallReason } from './disclosure.ts'
import { lockExclusions } from './exclusions.ts'
import { markLeft, splitByLeft } from './left-items.ts'
import type { LogDelivery } from './log-delivery.ts'
import { findRecall, moveOn } from './queries.ts'
import { planRecall } from './recall.ts'
import {
  type DisclosureRow,
  disclosure,
  disclosureColumns,
  isByMachine,
  type MachineDisclosure,
} from './schema.ts'
import { tellOfficer } from './tell-officer.ts'
import { codeInstead, findWhatMayLeave } from './what-may-leave.ts'

/** What may leave now, when anything may. */
export interface Allowed {
  readonly row: MachineDisclosure
  readonly entries: ReadonlySet<string>
  /** Null for a party that fetches. */
  readonly address: string | null
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
  readonly address: string | null
}

/**
 * The last step before the first byte, in one transaction that holds the consent still: asks anew for the consent, the
 * party, every approver's usage right and the newest version of every entry, and says what may leave: what was approved,
 * or less; nothing that has been called back. With `ready` it commits "leaving" when just that was made ready; otherwise it only looks. What may not leave is
 * stopped for good; what may have left before is recalled instead. Both are in the customer's log.
 */
export async function claimDelivery(
  tx: WriteTx,
  id: DisclosureId,
  log: LogDelivery,
  ready?: Ready,
): Promise<Verdict> {
  const [seen] = await tx.drizzle.select(disclosureColumns).from(disclosure).where(eq(disclosure.id, id))
  if (seen === undefined || !isByMachine(seen)) return { outcome: 'nothing to do' }
  await lockConsent(tx, seen.consent)
  await lockExclusions(tx, seen.customership)
  const [row] = await tx.drizzle.select(disclosureColumns).from(disclosure).where(eq(disclosure.id, id))
  if (row === undefined || !isByMachine(row) || (row.state !== 'approved' && row.state !== 'leaving'))
    return { outcome: 'nothing to do' }
  const may = await findReady(tx, row)
  const isCalledBack = (await findRecall(tx, id)) !== undefined
  const found = typeof may !== 'string' && isCalledBack ? 'called-back' : may
  if (typeof found === 'string') {
    await stop(tx, row, found, log)
    return { outcome: 'stopped' }
  }
  if (ready === undefined || !isSame(ready, found)) return { outcome: 'allowed', allowed: { row, ...found } }
  const { fresh, sentItems } = await splitByLeft(tx, id, found.entries)
  // Again, and nothing that has not left before: that is said already.
  if (row.state === 'leaving' && fresh.length === 0) return { outcome: 'allowed', allowed: { row, ...found } }
  const leftAt = row.leftAt ?? tx.context.instant
  const claimed = row.state === 'approved' ? { claimedAt: tx.context.instant } : {}
  const version = await moveOn(tx, row, { state: 'leaving', leftAt, sentItems, ...claimed })
  if (version === undefined) return { outcome: 'nothing to do' }
  await markLeft(tx, id, fresh)
  const entries = row.state === 'leaving' ? new Set(fresh) : found.entries
  await log(tx, row, { event: 'disclosure.left', entries })
  return {
    outcome: 'allowed',
    allowed: { row: { ...row, state: 'leaving', version, leftAt, sentItems }, ...found },
  }
}

export function isSame(ready: Ready, { entries, keyId, address }: Ready): boolean {
  return (
    ready.keyId === keyId &&
    ready.address === address &&
    ready.entries.size === entries.size &&
    [...entries].every((entry) => ready.entries.has(entry))
  )
}

/** What may leave by machine, and how the party is reached; or the code of why nothing may. */
async function findReady(tx: WriteTx, row: MachineDisclosure): Promise<Ready | string> {
  const found = await findWhatMayLeave(tx, row)
  if (typeof found === 'string') return found
  const delivery = await codeInstead(getDelivery(tx, row.party))
  if (typeof delivery === 'string') return delivery
  return { ...found, address: delivery.address, keyId: delivery.encryptionKey.keyId }
}

/** Before its first byte it is stopped; after, it has failed, and the recipient is told to give up what it may have. */
async function stop(tx: WriteTx, row: DisclosureRow, problem: string, log: LogDelivery): Promise<void> {
  const state = row.leftAt === null ? 'stopped' : 'failed'
  if ((await moveOn(tx, row, { state, problem })) === undefined) return
  await log(tx, row, { event: 'disclosure.refused', problem })
  if (row.leftAt === null) {
    await tellOfficer(tx, 'disclosureStopped', { ...row, officer: row.preparedBy })
    return
  }
  await tellOfficer(tx, 'disclosureFailed', { ...row, officer: row.preparedBy })
  await planRecall(tx, row, reasonOf(problem))
}

function reasonOf(problem: string): RecallReason {
  if (problem === 'entry-corrected') return 'corrected'
  return problem === 'consent-withdrawn' ? 'withdrawn' : 'stopped'
}
