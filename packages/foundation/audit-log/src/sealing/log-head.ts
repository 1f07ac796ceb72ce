import { emptyRoot } from '@tym/audit-proof'
import type { WriteTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

/** Where the tree stands. */
export interface LogHead {
  readonly size: number
  readonly root: Uint8Array
  /** Every line of a transaction below this one is a leaf. */
  readonly sealedBelow: string
}

const head = z.object({
  size: z.coerce.number().pipe(z.int()),
  root: z.instanceof(Uint8Array),
  sealedBelow: z.string(),
})

/**
 * Takes the head of the log, and with it the right to seal until the transaction ends; undefined when another
 * has it. The first time it makes the empty log of this origin. Throws when the database holds the log of
 * another origin.
 */
export async function takeLogHead({ drizzle }: WriteTx, origin: string): Promise<LogHead | undefined> {
  // What others sign may not be lost in a crash of the database, however little its server is set to promise.
  await drizzle.execute(sql`select set_config('synchronous_commit', 'on', true)
    where current_setting('synchronous_commit') = 'off'`)
  await drizzle.execute(sql`insert into audit.log_state (origin, root)
    select ${origin}, ${Buffer.from(emptyRoot())} where not exists (select from audit.log_state) on conflict do nothing`)
  const [known] = z
    .array(z.object({ origin: z.string() }))
    .parse([...(await drizzle.execute(sql`select origin from audit.log_state`))])
  if (known?.origin !== origin)
    throw new Error('the database holds the log of another origin: LOG_ORIGIN must name it')
  const taken = await drizzle.execute(sql`select size, root, sealed_below::text as "sealedBelow"
    from audit.log_state where origin = ${origin} for update skip locked`)
  return z.array(head).parse([...taken])[0]
}

/** Keeps the head as it is from now on. `at` is when everything below `sealedBelow` had been sealed. */
export async function keepLogHead({ drizzle, context }: WriteTx, head: LogHead): Promise<void> {
  await drizzle.execute(sql`update audit.log_state set size = ${head.size}, root = ${Buffer.from(head.root)},
    sealed_below = ${head.sealedBelow}::xid8, sealed_at = ${context.instant.toISOString()}`)
}
