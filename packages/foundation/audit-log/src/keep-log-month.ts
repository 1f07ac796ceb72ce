import type { ReadTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const answer = z.tuple([z.object({ made: z.boolean() })])

/** Makes the next month of the log that has no tables yet; false when there is none. For its job alone. */
export async function keepLogMonth({
  drizzle,
  context,
}: Pick<ReadTx, 'drizzle' | 'context'>): Promise<boolean> {
  const rows = await drizzle.execute(
    sql`select audit.keep_months(${context.instant.toISOString()}::timestamptz) as made`,
  )
  return answer.parse([...rows])[0].made
}
