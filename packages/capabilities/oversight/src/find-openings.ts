import type { ReadTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type FlaggedLine, flaggedLine, type Stretch } from './flagged-line.ts'
import { isInStretch, isUnflagged } from './watch.ts'

/**
 * Each opening of a file from outside its team. What the team opens after the end is flagged by its day, like
 * any other look at it.
 */
export async function findOpenings(tx: ReadTx, stretch: Stretch): Promise<FlaggedLine[]> {
  const rows = await tx.drizzle.execute(sql`
    select e.line, e.at, e.person, e.employer, e.authority, e.role from audit.entry e
    where ${isInStretch(stretch)} and ${isUnflagged('glassOpening', sql`e.line`)}
      and e.outcome = 'allowed' and e.event = 'customership.openedForReason'
    order by e.at, e.line`)
  return z.array(flaggedLine).parse([...rows])
}
