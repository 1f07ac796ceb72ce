import { padded, type WriteTx } from '@tym/database'
import type { LineId } from '@tym/kernel'
import { sql } from 'drizzle-orm'

/** Forgets which leaves lines were, before the lines go: their hashes stay in the tree, and tell nothing. */
export async function forgetLeaves({ drizzle }: WriteTx, lines: readonly (LineId | string)[]): Promise<void> {
  if (lines.length === 0) return
  await drizzle.execute(
    sql`delete from audit.leaf where line in (${sql.join(
      padded(lines).map((line) => sql`${line}`),
      sql`, `,
    )})`,
  )
}
