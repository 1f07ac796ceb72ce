import type { WriteTx } from '@tym/database'
import { newId } from '@tym/kernel'
import { type SQL, sql } from 'drizzle-orm'
import type { Asked, Disagreement } from './asked.ts'

/** Why operators are told of a witness: it disagrees, or has cosigned nothing for long. */
export type AlarmKind = Disagreement | 'silent'

/** A witness that has left a head without its cosignature for so long is away. */
export const awayAfterMilliseconds = 600_000

/** Tells whoever must look into an alarm, in the transaction that keeps it. Called once for each. */
export type Tell = (tx: WriteTx, alarm: { readonly id: string; readonly kind: AlarmKind }) => Promise<void>

/** The same disagreement with the same head of a witness is kept and told once. */
export async function keepDisagreement(
  tx: WriteTx,
  witness: string,
  { kind, witnessSize, ours }: Extract<Asked, { readonly witnessSize: number }>,
  theirs: string | undefined,
  tell: Tell,
): Promise<void> {
  await keep(
    tx,
    kind,
    tell,
    (id) => sql`
    values (${id}::uuid, ${kind}, ${witness}, ${witnessSize}::bigint, ${ours}, ${theirs ?? null}, ${now(tx)})`,
  )
}

/** Kept and told once for the head that the witness cosigned last, when another has waited long for it. */
export async function keepSilence(
  tx: WriteTx,
  witness: string,
  known: number | undefined,
  tell: Tell,
): Promise<void> {
  const before = new Date(tx.context.instant.getTime() - awayAfterMilliseconds).toISOString()
  await keep(
    tx,
    'silent',
    tell,
    (id) => sql`
    select ${id}::uuid, 'silent', ${witness}, ${known ?? 0}::bigint, note, null, ${now(tx)} from audit.checkpoint
    where size > ${known ?? -1} and signed_at <= ${before}::timestamptz order by size limit 1`,
  )
}

const now = ({ context: { instant } }: WriteTx) => sql`${instant.toISOString()}::timestamptz`

async function keep(tx: WriteTx, kind: AlarmKind, tell: Tell, row: (id: string) => SQL): Promise<void> {
  const id = newId()
  const kept = await tx.drizzle.execute(sql`insert into audit.log_alarm
    (id, kind, witness, witness_size, ours, theirs, at) ${row(id)} on conflict do nothing returning id`)
  if (kept.length === 1) await tell(tx, { id, kind })
}
