import { getActing, listResponsible } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { addDays, type ConsentId, consentId, daysBetween } from '@tym/kernel'
import { notify } from '@tym/notifications/public'
import type { JobCounts } from '@tym/outbox'
import { consentExpiry } from '@tym/register'
import { and, asc, eq, gt, gte, isNull, lte, notExists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { consent, consentVersion } from './schema.ts'

/** Consents that one transaction goes through. A transaction may last five seconds. */
const batch = 200
const beforeAll = consentId.parse('00000000-0000-0000-0000-000000000000')

/**
 * Tells the responsible officers of the party that received a consent, or has taken its place, that its last
 * day is near: 30, 7 and 0 days before, each once, however often this runs. Answers where the next batch
 * begins.
 */
export async function announceExpiringConsents(
  tx: WriteTx,
  after: ConsentId = beforeAll,
): Promise<{ readonly counts: JobCounts; readonly next: ConsentId | undefined }> {
  const { calendar } = tx.context
  const expiring = await tx.drizzle
    .select({
      id: consent.id,
      customership: consent.customership,
      owner: consent.owner,
      validUntil: consentVersion.validUntil,
    })
    .from(consent)
    .innerJoin(consentVersion, eq(consentVersion.consent, consent.id))
    .where(
      and(
        gt(consent.id, after),
        isNull(consent.withdrawnAt),
        eq(consentVersion.outcome, 'given'),
        gte(consentVersion.validUntil, calendar),
        lte(consentVersion.validUntil, addDays(calendar, Math.max(...consentExpiry.daysBefore))),
        notExists(newerAnswer(tx)),
      ),
    )
    .orderBy(asc(consent.id))
    .limit(batch)
  const officers = await listResponsible(tx, [...new Set(expiring.map(({ customership }) => customership))])
  let sent = 0
  for (const each of expiring) {
    const left = daysBetween(calendar, each.validUntil)
    const step = consentExpiry.daysBefore.find((days) => left <= days)
    const acting = await getActing(tx, each.customership, each.owner)
    for (const officer of officers) {
      if (officer.customership !== each.customership || officer.organisation !== acting) continue
      const isNew = await notify(tx, {
        recipient: officer.person,
        organisation: officer.organisation,
        kind: 'consentExpiring',
        customership: each.customership,
        dueOn: each.validUntil,
        onceKey: `${each.id}:${each.validUntil}:${step}`,
      })
      if (isNew) sent += 1
    }
  }
  return {
    counts: { expiring: expiring.length, sent },
    next: expiring.length === batch ? expiring.at(-1)?.id : undefined,
  }
}

/** A later answer of the same consent: then only that one counts. */
function newerAnswer(tx: WriteTx) {
  const newer = alias(consentVersion, 'newer')
  return tx.drizzle
    .select({ consent: newer.consent })
    .from(newer)
    .where(and(eq(newer.consent, consentVersion.consent), gt(newer.number, consentVersion.number)))
}
