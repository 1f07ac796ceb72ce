import type { ReadTx } from '@tym/database'
import { type ConsentId, type CustomershipId, Problem } from '@tym/kernel'
import { and, asc, desc, eq } from 'drizzle-orm'
import { type ConsentRow, consent, consentVersion, type VersionRow } from './schema.ts'

/**
 * The consent of this customership. Throws Problem 'not-found' alike for one that is not there and one that
 * the caller may not see.
 */
export async function getConsent(
  tx: ReadTx,
  customership: CustomershipId,
  id: ConsentId,
): Promise<ConsentRow> {
  const [row] = await tx.drizzle
    .select()
    .from(consent)
    .where(and(eq(consent.id, id), eq(consent.customership, customership)))
  if (row === undefined) throw new Problem('not-found', 'No such consent for this caller.')
  return row
}

/** Every answer of one consent, the newest first. */
export function listAnswers(tx: ReadTx, id: ConsentId): Promise<VersionRow[]> {
  return tx.drizzle
    .select()
    .from(consentVersion)
    .where(eq(consentVersion.consent, id))
    .orderBy(desc(consentVersion.number))
    .execute()
}

/** Every consent of the customership with its newest answer, in the order in which they were recorded. */
export async function listWithNewest(
  tx: ReadTx,
  customership: CustomershipId,
): Promise<{ readonly row: ConsentRow; readonly newest: VersionRow }[]> {
  const rows = await tx.drizzle
    .select({ row: consent, version: consentVersion })
    .from(consent)
    .innerJoin(consentVersion, eq(consentVersion.consent, consent.id))
    .where(eq(consent.customership, customership))
    .orderBy(asc(consent.id), asc(consentVersion.number))
  const newest = new Map(rows.map(({ row, version }) => [row.id, { row, newest: version }]))
  return [...newest.values()]
}
