import type { ReadTx, WriteTx } from '@tym/database'
import type { RemovalId } from '@tym/kernel'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type RemovalRow, removal } from '../schema.ts'

/** A removal, for the named jobs that tell of it and certify it. */
export async function findRemoval(tx: ReadTx, id: RemovalId): Promise<RemovalRow | undefined> {
  const [row] = await tx.drizzle.select().from(removal).where(eq(removal.id, id))
  return row
}

/** Keeps the signed certificate of a removal that has none yet. */
export async function keepRemovalCertificate(tx: WriteTx, id: RemovalId, certificate: string): Promise<void> {
  await tx.drizzle
    .update(removal)
    .set({ certificate, certifiedAt: tx.context.instant, version: sql`${removal.version} + 1` })
    .where(and(eq(removal.id, id), isNull(removal.certificate)))
}
