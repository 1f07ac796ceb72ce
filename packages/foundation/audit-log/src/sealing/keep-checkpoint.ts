import { formatCheckpoint } from '@tym/audit-proof'
import type { Context, Database } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const heads = z
  .array(
    z.object({
      origin: z.string(),
      size: z.coerce.number().pipe(z.int()),
      root: z.instanceof(Uint8Array),
      signed: z.coerce.number().pipe(z.int()),
    }),
  )
  .max(1)

/**
 * Has the head of the tree signed when it has grown since the last signature, and keeps the checkpoint. A
 * crash after the signature leaves a checkpoint that nobody has seen, of a tree that stays. Answers the size
 * that is signed now, undefined when there is no log yet.
 */
export async function keepCheckpoint(
  { read, write }: Pick<Database, 'read' | 'write'>,
  context: Context,
  sign: (text: string) => Promise<string>,
): Promise<number | undefined> {
  const [head] = await read(context, async ({ drizzle }) =>
    heads.parse([
      ...(await drizzle.execute(sql`select s.origin, s.size, s.root,
        coalesce((select max(c.size) from audit.checkpoint c), -1) as signed from audit.log_state s`)),
    ]),
  )
  if (head === undefined || head.signed === head.size) return head?.size
  const note = await sign(formatCheckpoint(head))
  // Nothing is locked meanwhile: of two that sign at once one keeps it.
  await write(context, ({ drizzle }) =>
    drizzle
      .execute(sql`insert into audit.checkpoint (size, note, signed_at)
        values (${head.size}, ${note}, ${context.instant.toISOString()}) on conflict do nothing`)
      .execute(),
  )
  return head.size
}
