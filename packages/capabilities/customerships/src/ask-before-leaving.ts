import type { ReadTx } from '@tym/database'
import type { CustomershipId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const answer = z.object({ ended: z.boolean(), shielded: z.boolean() })

/**
 * What somebody asks of a customership that something is about to leave: whether it has ended, and whether its person is under
 * non-disclosure for safety (turvakielto). For jobs, systems of a party and whoever has the customership open.
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
