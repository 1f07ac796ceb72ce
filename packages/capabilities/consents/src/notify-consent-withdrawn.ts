import { listResponsible } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { type ConsentId, consentId } from '@tym/kernel'
import { notify } from '@tym/notifications/public'
import type { JobCounts } from '@tym/outbox'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { consent } from './schema.ts'

export const consentWithdrawnKind = 'notify-consent-withdrawn'
export const consentWithdrawn = z.strictObject({ consent: consentId })

/** Tells the responsible officers of the customership that a consent has been withdrawn. Safe to repeat. */
export async function notifyConsentWithdrawn(tx: WriteTx, id: ConsentId): Promise<JobCounts> {
  const [row] = await tx.drizzle
    .select({ customership: consent.customership })
    .from(consent)
    .where(eq(consent.id, id))
  if (row === undefined) return { sent: 0 }
  let sent = 0
  for (const officer of await listResponsible(tx, [row.customership])) {
    const isNew = await notify(tx, {
      recipient: officer.person,
      organisation: officer.organisation,
      kind: 'consentWithdrawn',
      customership: row.customership,
      onceKey: id,
    })
    if (isNew) sent += 1
  }
  return { sent }
}
