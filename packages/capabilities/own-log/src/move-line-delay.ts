import type { WriteTx } from '@tym/database'
import type { Written } from '@tym/employment'
import { type LineDelayId, Problem } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import { type LineDelayRow, lineDelay } from './schema.ts'

/**
 * Moves a delay on from the version that the caller has seen. Throws Problem 'stale-version'. Names no file
 * to the log.
 */
export async function moveLineDelay(
  tx: WriteTx,
  id: LineDelayId,
  expectedVersion: number,
  change: Partial<Pick<LineDelayRow, 'state' | 'decidedBy' | 'decidedAt' | 'endedBy' | 'endedAt'>>,
): Promise<Written> {
  const version = expectedVersion + 1
  const moved = await tx.drizzle
    .update(lineDelay)
    .set({ ...change, version })
    .where(and(eq(lineDelay.id, id), eq(lineDelay.version, expectedVersion)))
    .returning({ id: lineDelay.id })
  if (moved.length === 0) throw new Problem('stale-version', 'The delay has changed since it was read.')
  return { id, version, touched: [{ purpose: 'overseeUse' }] }
}
