import type { ReadTx } from '@tym/database'
import { customershipId, dateInHelsinki, daysBetween, plainDate } from '@tym/kernel'
import { accessFlags, openingEvents, roleIds, roles } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type FlaggedLine, flaggedLine, type Stretch } from './flagged-line.ts'
import { isInStretch, isUnflagged } from './watch.ts'

const caseWorkers = roleIds.filter((role) => roles[role].breakGlass)
const opened = flaggedLine.extend({ endedOn: plainDate, customership: customershipId })

/**
 * What case workers opened of a file on a later day than its end, or the days after it that are still
 * ordinary.
 */
export async function findAfterEnd(tx: ReadTx, stretch: Stretch): Promise<FlaggedLine[]> {
  const rows = await tx.drizzle.execute(sql`
    with lines as materialized (
      select e.line, e.at, e.person, e.employer, e.authority, e.role, d.customership
      from audit.entry e join audit.detail d on d.line = e.line
      where ${isInStretch(stretch)} and ${isUnflagged('afterEnd', sql`e.line`)}
        and e.outcome = 'allowed' and e.event = any (${sql.param([...openingEvents])}::text[])
        and e.role = any (${sql.param([...caseWorkers])}::text[])
    )
    select l.*, to_char(f.ended_on, 'YYYY-MM-DD') as "endedOn" from lines l
      join relation.ended_among(array(select distinct customership from lines)) f on f.customership = l.customership
    order by l.at, l.line`)
  const { instant, calendar } = tx.context
  // Days are those of the calendar, which may have been moved; lines know only the instant.
  const moved = daysBetween(dateInHelsinki(instant), calendar)
  return z
    .array(opened)
    .parse([...rows])
    .filter(({ at, endedOn }) => daysBetween(endedOn, dateInHelsinki(at)) + moved > accessFlags.afterEnd.days)
}
