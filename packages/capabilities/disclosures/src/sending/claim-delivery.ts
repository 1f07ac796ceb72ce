import type { WriteTx } from '@tym/database'
import type { DisclosureId } from '@tym/kernel'
import type { LogDelivery } from '../log-delivery.ts'
import { moveOn } from '../queries.ts'
import { markLeft, splitByLeft } from './left-items.ts'
import { type Allowed, lookAtDelivery, type Verdict } from './look-at-delivery.ts'

/** What was made ready before the claim. */
type Ready = Omit<Allowed, 'row'>

/**
 * The last step before the first byte, in one transaction: looks again, and commits "leaving" when what may
 * leave is just what was made ready. Otherwise it claims nothing and answers what the look has found.
 */
export async function claimDelivery(
  tx: WriteTx,
  id: DisclosureId,
  log: LogDelivery,
  ready: Ready,
): Promise<Verdict> {
  const looked = await lookAtDelivery(tx, id, log)
  if (looked.outcome !== 'allowed' || !isSame(ready, looked.allowed)) return looked
  const { row, ...found } = looked.allowed
  const { fresh, sentItems } = await splitByLeft(tx, id, found.entries)
  // Sent again, with nothing that has not left before: the log says it already.
  if (row.state === 'leaving' && fresh.length === 0) return { ...looked, outcome: 'claimed' }
  const leftAt = row.leftAt ?? tx.context.instant
  const claimed = row.state === 'approved' ? { claimedAt: tx.context.instant } : {}
  const version = await moveOn(tx, row, { state: 'leaving', leftAt, sentItems, ...claimed })
  if (version === undefined) return { outcome: 'nothing to do' }
  await markLeft(tx, id, fresh)
  const entries = row.state === 'leaving' ? new Set(fresh) : found.entries
  await log(tx, row, { event: 'disclosure.left', entries })
  return {
    outcome: 'claimed',
    allowed: { row: { ...row, state: 'leaving', version, leftAt, sentItems }, ...found },
  }
}

function isSame(ready: Ready, { entries, keyId, address }: Ready): boolean {
  return (
    ready.keyId === keyId &&
    ready.address === address &&
    ready.entries.size === entries.size &&
    [...entries].every((entry) => ready.entries.has(entry))
  )
}
