import type { WriteTx } from '@tym/database'
import { type CustomershipId, customershipId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const answer = z.object({ file: customershipId.nullable() })

/** The file in which an act was repeated; undefined where it was passed over. */
export async function fileOf(tx: WriteTx, call: ReturnType<typeof sql>): Promise<CustomershipId | undefined> {
  const [row] = await tx.drizzle.execute(sql`select ${call} as file`)
  return answer.parse(row).file ?? undefined
}
