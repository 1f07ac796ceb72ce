import { formatRecoveryStatement } from '@tym/audit-proof'
import type { Context, Database } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { LogSigner } from './log-signer.ts'

const size = z.coerce.number().pipe(z.int())
const recoveries = z.array(
  z.object({
    origin: z.string(),
    former_origin: z.string(),
    size,
    root: z.instanceof(Uint8Array),
    known_size: size.nullable(),
    recovered_at: z.coerce.date(),
  }),
)

/**
 * Has each restore that nobody has stated yet signed, and keeps the statement. Safe to repeat: one of two is
 * kept.
 */
export async function stateRecovery(
  { read, write }: Pick<Database, 'read' | 'write'>,
  context: Context,
  { keyName, sign }: LogSigner,
): Promise<void> {
  const unsigned = await read(context, async ({ drizzle }) =>
    recoveries.parse([
      ...(await drizzle.execute(sql`select origin, former_origin, size, root, known_size, recovered_at
        from audit.recovery where statement is null order by recovered_at`)),
    ]),
  )
  for (const { origin, former_origin, size: at, root, known_size, recovered_at } of unsigned) {
    const text = formatRecoveryStatement({
      keyName,
      origin,
      at: recovered_at.toISOString(),
      former: { origin: former_origin, size: at, root },
      knownSize: known_size ?? undefined,
    })
    const statement = await sign('recovery', text)
    await write(context, async ({ drizzle }) => {
      await drizzle.execute(sql`update audit.recovery set statement = ${statement}
        where origin = ${origin} and statement is null`)
    })
  }
}
