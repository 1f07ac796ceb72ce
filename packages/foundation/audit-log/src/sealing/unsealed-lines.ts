import type { WriteTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type LogLine, logLineColumns, parseLogLine } from './log-line.ts'

/** A session of this database whose transaction may still write lines: nothing after it is sealed. */
export interface HoldingSession {
  readonly xact: string
  /** Undefined for a transaction that was prepared and left. */
  readonly pid: number | undefined
  readonly application: string
}

/** Lines that are to become leaves, in their order, and below which transaction none is left after them. */
export interface Unsealed {
  readonly lines: readonly LogLine[]
  readonly sealedBelow: string
  readonly isMore: boolean
  readonly holder: HoldingSession | undefined
}

const horizon = z
  .array(
    z.object({
      below: z.string(),
      xact: z.string().nullable(),
      pid: z.int().nullable(),
      application: z.string().nullable(),
    }),
  )
  .length(1)
const xact = z.object({ xact: z.string() })

/**
 * Below which transaction all of this database are over, and never less than before. Transactions that are
 * seen to belong to another database of the server are passed over, whoever has forgotten them there; one
 * whose session is not seen counts as ours.
 */
const horizonOf = (sealedBelow: string) => sql`
  with seen as materialized (select pg_current_snapshot() as snapshot),
  elsewhere as materialized (
    select l.transactionid as xact from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted
      and a.datid <> (select d.oid from pg_database d where d.datname = current_database())
    union all
    select p.transaction from pg_prepared_xacts p where p.database <> current_database()),
  here as (
    select r.xact from seen, pg_snapshot_xip(seen.snapshot) as r (xact)
    where not exists (select from elsewhere e where e.xact = r.xact::xid) order by r.xact limit 1)
  select greatest(${sealedBelow}::xid8, least(pg_snapshot_xmax(seen.snapshot), here.xact, pg_current_xact_id_if_assigned()))::text
      as below,
    here.xact::text as xact, s.pid, coalesce(s.application_name, '') as application
  from seen left join here on true
    left join lateral (select a.pid, a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.transactionid = here.xact::xid) s on true`

/**
 * What waits is newer than the statistics: the planner takes it for a few lines, and would read all of a long
 * backlog for each batch. With the other ways off it goes along the index and stops.
 */
export const inOrderOfIndex = (others: 'on' | 'off') => sql`select set_config(way, ${others}, true)
  from unnest(array['enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_sort']) as way`

/** Chosen first and completed afterwards; `offset 0` keeps the planner from joining before it has chosen. */
export const nextLines = (from: string, below: string, most: number) => sql`
  with e as materialized (
    select e.* from audit.entry e where e.xact >= ${from}::xid8 and e.xact < ${below}::xid8
      and not exists (select from audit.leaf l where l.line = e.line offset 0)
    order by e.xact, e.line limit ${most})
  select e.xact::text as xact, ${logLineColumns}
  from e left join lateral (select d.* from audit.detail d where d.line = e.line offset 0) d on true
  order by e.xact, e.line`

/**
 * The next lines of transactions that are over, at most `most`. Asked first is below which transaction all
 * are over; what is read afterwards sees whatever those have committed, so that no late commit is passed
 * over, and a rollback leaves no gap.
 */
export async function readUnsealed(
  { drizzle }: WriteTx,
  sealedBelow: string,
  most: number,
): Promise<Unsealed> {
  const [over] = horizon.parse([...(await drizzle.execute(horizonOf(sealedBelow)))])
  const below = over?.below ?? sealedBelow
  await drizzle.execute(inOrderOfIndex('off'))
  const found = await drizzle.execute(nextLines(sealedBelow, below, most))
  await drizzle.execute(inOrderOfIndex('on'))
  const isMore = found.length === most
  // The last transaction may have more lines than were taken: those that are leaves already are passed over
  // next time.
  return {
    lines: found.map(parseLogLine),
    sealedBelow: isMore ? xact.parse(found.at(-1)).xact : below,
    isMore,
    holder: holderOf(over),
  }
}

function holderOf(over: z.infer<typeof horizon>[number] | undefined): HoldingSession | undefined {
  if (over === undefined || over.xact === null) return undefined
  return { xact: over.xact, pid: over.pid ?? undefined, application: over.application ?? '' }
}
