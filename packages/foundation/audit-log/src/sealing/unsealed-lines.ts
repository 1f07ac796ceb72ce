import type { WriteTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type LogLine, logLineColumns, parseLogLine } from './log-line.ts'

/** Lines that are to become leaves, in their order, and below which transaction none is left after them. */
export interface Unsealed {
  readonly lines: readonly LogLine[]
  readonly sealedBelow: string
  readonly isMore: boolean
}

const horizon = z.array(z.object({ xmin: z.string() })).length(1)
const xact = z.object({ xact: z.string() })

/**
 * The next lines of transactions that are over, at most `most`. Asked first is below which transaction all are over; what
 * is read afterwards sees whatever those have committed, so that no late commit is passed over, and a rollback leaves no gap.
 */
export async function readUnsealed(
  { drizzle }: WriteTx,
  sealedBelow: string,
  most: number,
): Promise<Unsealed> {
  const [{ xmin } = { xmin: sealedBelow }] = horizon.parse([
    ...(await drizzle.execute(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`)),
  ])
  const found = await drizzle.execute(sql`select e.xact::text as xact, ${logLineColumns}
    from audit.entry e left join audit.detail d on d.line = e.line
    where e.xact >= ${sealedBelow}::xid8 and e.xact < ${xmin}::xid8
      and not exists (select from audit.leaf l where l.line = e.line)
    order by e.xact, e.line limit ${most}`)
  const isMore = found.length === most
  // The last transaction may have more lines than were taken: those that are leaves already are passed over next time.
  return {
    lines: found.map(parseLogLine),
    sealedBelow: isMore ? xact.parse(found.at(-1)).xact : xmin,
    isMore,
  }
}
