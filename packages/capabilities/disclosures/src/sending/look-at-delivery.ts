import { relyOnConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import type { DisclosureId } from '@tym/kernel'
import { getDelivery } from '@tym/outside-parties/public'
import { eq } from 'drizzle-orm'
import { codeInstead } from '../code-instead.ts'
import type { RecallReason } from '../disclosure.ts'
import { relyOnExclusions } from '../excluding/exclusions.ts'
import type { LogDelivery } from '../log-delivery.ts'
import { findRecall, moveOn } from '../queries.ts'
import { planRecall } from '../recalling/recall.ts'
import {
  type DisclosureRow,
  disclosure,
  disclosureColumns,
  isByMachine,
  type MachineDisclosure,
} from '../schema.ts'
import { tellOfficer } from '../tell-officer.ts'
import { findWhatMayLeave } from './what-may-leave.ts'

/** What may leave now, when anything may. */
export interface Allowed {
  readonly row: MachineDisclosure
  readonly entries: ReadonlySet<string>
  /** Null for a party that fetches. */
  readonly address: string | null
  readonly keyId: string
}
/** What a look or a claim has found. */
export type Verdict =
  /** It was stopped, has arrived, or is not approved: this job has nothing left to do. */
  | { readonly outcome: 'nothing to do' }
  | { readonly outcome: 'stopped' }
  /** It may leave, and nothing says yet that it does. */
  | { readonly outcome: 'allowed'; readonly allowed: Allowed }
  /** "Leaving" is committed with the transaction: the first byte may go. */
  | { readonly outcome: 'claimed'; readonly allowed: Allowed }
/** What a look finds: it claims nothing. */
export type Look = Exclude<Verdict, { readonly outcome: 'claimed' }>

/**
 * Checks again the consent, the party, every approver's usage right and the newest version of every entry, in
 * a transaction that holds the lock of the consent, and says what may leave: what was approved or less, and
 * nothing that has been called back. What may not leave is stopped for good, and what may have left before is
 * recalled; both are in the customer's log.
 */
export async function lookAtDelivery(tx: WriteTx, id: DisclosureId, log: LogDelivery): Promise<Look> {
  const [seen] = await tx.drizzle.select(disclosureColumns).from(disclosure).where(eq(disclosure.id, id))
  if (seen === undefined || !isByMachine(seen)) return { outcome: 'nothing to do' }
  await relyOnConsent(tx, seen.consent, id)
  await relyOnExclusions(tx, seen.customership)
  const [row] = await tx.drizzle.select(disclosureColumns).from(disclosure).where(eq(disclosure.id, id))
  if (row === undefined || !isByMachine(row) || (row.state !== 'approved' && row.state !== 'leaving'))
    return { outcome: 'nothing to do' }
  const may = await findReady(tx, row)
  const isCalledBack = (await findRecall(tx, id)) !== undefined
  const found = typeof may !== 'string' && isCalledBack ? 'called-back' : may
  if (typeof found !== 'string') return { outcome: 'allowed', allowed: { row, ...found } }
  await stop(tx, row, found, log)
  return { outcome: 'stopped' }
}

/** What may leave by machine, and how the party is reached; or the code of why nothing may. */
async function findReady(tx: WriteTx, row: MachineDisclosure): Promise<Omit<Allowed, 'row'> | string> {
  const found = await findWhatMayLeave(tx, row)
  if (typeof found === 'string') return found
  const delivery = await codeInstead(getDelivery(tx, row.party))
  if (typeof delivery === 'string') return delivery
  return { ...found, address: delivery.address, keyId: delivery.encryptionKey.keyId }
}

/**
 * Before its first byte it is stopped. After that it has failed, and the recipient is told to give up what it
 * may have.
 */
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
