import type { ReadTx } from '@tym/database'
import { type CustomershipId, Problem } from '@tym/kernel'
import { eq } from 'drizzle-orm'
import { identityIndex } from './schema.ts'

/** The blind index by which this file is found, and the act that gave it. Throws 'not-found'. */
export async function getPresentCode(
  tx: ReadTx,
  customership: CustomershipId,
): Promise<{ readonly index: Buffer; readonly moved: string | null }> {
  const [row] = await tx.drizzle
    .select({ index: identityIndex.index, moved: identityIndex.moved })
    .from(identityIndex)
    .where(eq(identityIndex.customership, customership))
  if (row === undefined) throw new Problem('not-found', 'The file has no identity code.')
  return row
}
