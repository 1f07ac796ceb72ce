import type { ReadTx } from '@tym/database'
import { customershipId, plainDate } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { EndedFile } from '../due-files.ts'

/** A file that was closed as opened in error, and until when its person may take the log. */
export interface AnnulledFile extends EndedFile {
  readonly openedInError: { readonly days: number; readonly logUntil: EndedFile['endedOn'] }
}

const due = z.array(
  z.object({ customership: customershipId, closed_on: plainDate, log_days: z.int(), log_until: plainDate }),
)

/**
 * Annulled files whose person's days are over and of whose trail no flag, question, delayed line or hold is
 * open, the longest due first. For named jobs.
 */
export async function listAnnulledDue(tx: ReadTx, most: number): Promise<AnnulledFile[]> {
  const rows = await tx.drizzle.execute(
    sql`select customership, closed_on::text as closed_on, log_days, log_until::text as log_until
      from relation.annulled_due(${tx.context.calendar}::date, ${most}::integer)`,
  )
  return due.parse([...rows]).map((row) => ({
    customership: row.customership,
    endedOn: row.closed_on,
    openedInError: { days: row.log_days, logUntil: row.log_until },
  }))
}
