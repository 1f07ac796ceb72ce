import type { ReadTx } from '@tym/database'
import type { CustomershipId, PlainDate } from '@tym/kernel'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { customership } from './schema.ts'

const answer = z.object({ ended: z.boolean(), shielded: z.boolean() })

/**
 * What is checked of a customership before something leaves it: whether it has ended, and whether its person
 * is under non-disclosure for safety (turvakielto). For jobs, systems of a party and whoever has the
 * customership open.
 */
export async function askBeforeLeaving(
  tx: ReadTx,
  id: CustomershipId,
): Promise<{ readonly ended: boolean; readonly shielded: boolean }> {
  const [row] = await tx.drizzle.execute(
    sql`select relation.has_ended(${id}) as ended, relation.shields(${id}) as shielded`,
  )
  return answer.parse(row)
}

/** Whether a customership had ended before a day that has passed. For whoever has the customership open. */
export async function hadEnded(tx: ReadTx, id: CustomershipId, day: PlainDate): Promise<boolean> {
  const [row] = await tx.drizzle
    .select({ endedOn: customership.endedOn })
    .from(customership)
    .where(eq(customership.id, id))
  return row === undefined || (row.endedOn !== null && row.endedOn < day)
}
