import { relyOnConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import type { LogDelivery } from '../log-delivery.ts'
import { moveOn } from '../queries.ts'
import type { MachineDisclosure } from '../schema.ts'
import { tellOfficer } from '../tell-officer.ts'
import { mayBeFetchedSince } from './fetch-window.ts'

/**
 * Closes a disclosure that was let go longer ago than it may be fetched, without a receipt: it has failed,
 * and an officer is told and may try again. Answers whether it was one.
 */
export async function closeIfOverdue(
  tx: WriteTx,
  row: MachineDisclosure,
  log: LogDelivery,
): Promise<boolean> {
  const isOverdue = row.claimedAt !== null && row.claimedAt < mayBeFetchedSince(tx.context.instant)
  if (row.state !== 'leaving' || !isOverdue) return false
  await relyOnConsent(tx, row.consent, row.id)
  if ((await moveOn(tx, row, { state: 'failed', problem: 'receipt-overdue' })) === undefined) return false
  await log(tx, row, { event: 'disclosure.failed', problem: 'receipt-overdue' })
  await tellOfficer(tx, 'disclosureFailed', { ...row, officer: row.preparedBy })
  return true
}
