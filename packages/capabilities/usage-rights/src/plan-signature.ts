import type { WriteTx } from '@tym/database'
import type { UsageRightId } from '@tym/kernel'
import { plan } from '@tym/outbox'

/** The job that asks the agency's signer for its signature on one version of a right. */
export const signGrantStatementKind = 'sign-grant-statement'

/** Promises the agency's signature. `again` tells a second request for the same version from the first. */
export async function planSignature(
  tx: WriteTx,
  { usageRight, version, again }: { usageRight: UsageRightId; version: number; again?: string },
): Promise<void> {
  const once = [signGrantStatementKind, usageRight, version, ...(again === undefined ? [] : [again])]
  await plan(tx, {
    kind: signGrantStatementKind,
    payload: { usageRight, version: String(version) },
    onceKey: once.join(':'),
  })
}
