import type { ReadTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { SignedHead } from '../sealing/read-log.ts'
import { awayAfterMilliseconds } from './keep-alarm.ts'

const alarms = z.array(
  z.object({
    id: z.uuid(),
    kind: z.enum(['fork', 'unproven', 'ahead', 'silent']),
    witness: z.string(),
    witnessSize: z.coerce.number().pipe(z.int()),
    ours: z.string(),
    theirs: z.string().nullable(),
    at: z.coerce.date(),
  }),
)
export type LogAlarm = z.infer<typeof alarms>[number]

/**
 * What witnesses have not cosigned since it does not go on from what they know, newest first: for the
 * agency's operators.
 */
export async function listLogAlarms({ drizzle }: ReadTx, limit: number): Promise<LogAlarm[]> {
  const rows =
    await drizzle.execute(sql`select id, kind, witness, witness_size as "witnessSize", ours, theirs, at
    from audit.log_alarm order by at desc, id desc limit ${limit}`)
  return alarms.parse([...rows])
}

const lines = z.array(z.object({ line: z.string() }))

/** The head with the lines of the witnesses that have cosigned it so far, as one note. */
export async function withCosignatures(
  { drizzle }: ReadTx,
  { size, note }: Pick<SignedHead, 'size' | 'note'>,
): Promise<string> {
  const rows = await drizzle.execute(
    sql`select line from audit.cosignature where size = ${size} order by witness`,
  )
  return `${note}${lines
    .parse([...rows])
    .map(({ line }) => line)
    .join('')}`
}

/** A witness that has not been asked for so long is none of this platform any more. */
const askedMilliseconds = 60_000

const heads = z
  .array(
    z.object({
      size: z.coerce.number().pipe(z.int()),
      note: z.string(),
      signedAt: z.coerce.date(),
      cosigned: z.coerce.number(),
      present: z.coerce.number(),
    }),
  )
  .max(1)

/**
 * Of the heads that were signed since then the one that most witnesses have cosigned, the newest of several;
 * undefined when there is none. `isCosigned`: by as many as are asked and not away, where neither a quiet
 * night nor a log without earlier heads makes a witness away.
 */
export async function findHeadSince(
  { drizzle, context: { instant } }: ReadTx,
  since: Date,
): Promise<(SignedHead & { readonly isCosigned: boolean }) | undefined> {
  const awaySince = new Date(instant.getTime() - awayAfterMilliseconds)
  const askedSince = new Date(instant.getTime() - askedMilliseconds)
  const rows = await drizzle.execute(sql`
    with asked as (
      select coalesce((select max(s.size) from audit.cosignature s where s.witness = t.witness), -1) as knows
      from audit.witness_turn t where t.until > ${askedSince.toISOString()}
    ), present as (
      select count(*) as n from asked a where not exists (
        select from audit.checkpoint w where w.size > a.knows and w.signed_at <= ${awaySince.toISOString()})
    )
    select c.size, c.note, c.signed_at as "signedAt", (select n from present) as present,
      (select count(*) from audit.cosignature s where s.size = c.size) as cosigned
    from audit.checkpoint c where c.signed_at >= ${since.toISOString()}
    order by cosigned desc, c.size desc limit 1`)
  const [found] = heads.parse([...rows])
  if (found === undefined) return undefined
  const { cosigned, present, ...head } = found
  return { ...head, isCosigned: cosigned >= present }
}

/**
 * The largest head beyond this size that a witness has cosigned: the others follow, so that one head has the
 * lines of all.
 */
export async function findHeadToFollow({ drizzle }: ReadTx, beyond: number): Promise<SignedHead | undefined> {
  const rows =
    await drizzle.execute(sql`select c.size, c.note, c.signed_at as "signedAt", 0 as cosigned, 0 as present
    from audit.checkpoint c where c.size > ${beyond}
      and c.size = (select max(s.size) from audit.cosignature s)`)
  return heads.parse([...rows])[0]
}
