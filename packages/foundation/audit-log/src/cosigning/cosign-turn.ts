import type { Context, Database, WriteTx } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { askWitness } from './ask-witness.ts'
import type { Asked } from './asked.ts'
import { keepDisagreement, keepSilence, type Tell } from './keep-alarm.ts'
import type { KnownWitness } from './known-witnesses.ts'
import { findWitnessHead } from './submit-checkpoint.ts'

/** The job under whose name witnesses are asked. */
const job = 'cosign-log'

/**
 * Each witness is asked once in this time, by one of the processes. Should a turn take longer, as it rarely
 * does, another process asks too, and the witness answers both alike.
 */
const paceMilliseconds = 5_000

/** What asking witnesses needs. */
export interface Cosigning {
  readonly database: Pick<Database, 'read' | 'write'>
  readonly clock: Clock
  readonly witness: KnownWitness
  readonly tell: Tell
}

const sizes = z.array(z.object({ size: z.coerce.number().pipe(z.int()) })).max(1)

/**
 * One turn with one witness, which any number of processes may take: has the newest head cosigned and keeps
 * the line, or keeps a disagreement or a long silence as an alarm. A crash leaves at most a cosignature that
 * is not kept: the witness gives it again.
 */
export async function cosignTurn(cosigning: Cosigning): Promise<Asked['kind'] | 'not-yet'> {
  const { database, clock, witness, tell } = cosigning
  const context = (): Context => ({
    instant: clock.instant(),
    calendar: clock.calendar(),
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
    await database.write(context(), (tx) => keepDisagreement(tx, name, asked, theirs, tell))
  } else if (asked.kind === 'silent') {
    await database.write(context(), (tx) => keepSilence(tx, name, known, tell))
  }
  return asked.kind
}

/** A turn that ends later than the next would is of a clock that ran ahead: it is not waited for. */
async function takeTurn({ drizzle, context: { instant } }: WriteTx, witness: string): Promise<boolean> {
  const until = new Date(instant.getTime() + paceMilliseconds)
  const taken = await drizzle.execute(sql`insert into audit.witness_turn as turn (witness, until)
    values (${witness}, ${until.toISOString()})
    on conflict (witness) do update set until = excluded.until where turn.until <= ${instant.toISOString()} or turn.until > excluded.until
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
