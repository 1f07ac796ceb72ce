import type { Context, Database, WriteTx } from '@tym/database'
import { type Clock, newId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Asked, askWitness, type Disagreement } from './ask-witness.ts'
import type { KnownWitness } from './known-witnesses.ts'
import { findWitnessHead } from './submit-checkpoint.ts'

/** The job under whose name witnesses are asked. */
const job = 'cosign-log'

/** Longer than a turn usually takes. Should it take longer another worker asks too: the witness answers both alike. */
const paceMilliseconds = 5_000

/** What asking witnesses needs. */
export interface Cosigning {
  readonly database: Pick<Database, 'read' | 'write'>
  readonly clock: Clock
  readonly witness: KnownWitness
  /** Tells whoever must look into a disagreement, in the transaction that keeps it. Called once for each. */
  readonly tell: (tx: WriteTx, alarm: { readonly id: string; readonly kind: Disagreement }) => Promise<void>
}

const sizes = z.array(z.object({ size: z.coerce.number().pipe(z.int()) })).max(1)

/**
 * One turn with one witness: has the newest head cosigned and keeps the line, or keeps the disagreement as an alarm. Any number of
 * processes may turn; each witness is asked every five seconds by one of them. A crash leaves at most a cosignature that is not
 * kept: the witness gives it again.
 */
export async function cosignTurn(cosigning: Cosigning): Promise<Asked['kind'] | 'not-yet'> {
  const { database, clock, witness } = cosigning
  const context = (): Context => ({
    ...{ instant: clock.instant(), calendar: clock.calendar() },
    scope: { kind: 'job', job },
  })
  const { name } = witness.key
  if (!(await database.write(context(), (tx) => takeTurn(tx, name)))) return 'not-yet'
  const known = await database.read(context(), async ({ drizzle }) => {
    const rows = await drizzle.execute(
      sql`select size from audit.cosignature where witness = ${name} order by size desc limit 1`,
    )
    return sizes.parse([...rows])[0]?.size
  })
  const asked = await askWitness(witness, known, (work) => database.read(context(), work))
  if (asked.kind === 'cosigned') {
    await database.write(context(), (tx) => keepLine(tx, name, asked))
  } else if ('witnessSize' in asked) {
    const theirs = await findWitnessHead(witness, asked.origin)
    await database.write(context(), (tx) => keepAlarm(tx, { ...cosigning, asked, theirs }))
  }
  return asked.kind
}

async function takeTurn({ drizzle, context: { instant } }: WriteTx, witness: string): Promise<boolean> {
  const until = new Date(instant.getTime() + paceMilliseconds)
  const taken = await drizzle.execute(sql`insert into audit.witness_turn as turn (witness, until)
    values (${witness}, ${until.toISOString()})
    on conflict (witness) do update set until = excluded.until where turn.until <= ${instant.toISOString()}
    returning witness`)
  return taken.length === 1
}

async function keepLine(
  { drizzle, context }: WriteTx,
  witness: string,
  { size, line }: { readonly size: number; readonly line: string },
): Promise<void> {
  await drizzle.execute(sql`insert into audit.cosignature (size, witness, line, received_at)
    values (${size}, ${witness}, ${line}, ${context.instant.toISOString()}) on conflict do nothing`)
}

/** The same disagreement with the same head of a witness is kept and told once. */
async function keepAlarm(
  tx: WriteTx,
  options: Cosigning & {
    readonly asked: Extract<Asked, { readonly witnessSize: number }>
    readonly theirs: string | undefined
  },
): Promise<void> {
  const { witness, asked, theirs, tell } = options
  const id = newId()
  const kept = await tx.drizzle.execute(sql`insert into audit.log_alarm
      (id, kind, witness, witness_size, ours, theirs, at)
    values (${id}, ${asked.kind}, ${witness.key.name}, ${asked.witnessSize}, ${asked.ours}, ${theirs ?? null},
      ${tx.context.instant.toISOString()}) on conflict do nothing returning id`)
  if (kept.length === 1) await tell(tx, { id, kind: asked.kind })
}
