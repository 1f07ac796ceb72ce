import type { ReadTx } from '@tym/database'
import { type FlagKind, openingEvents, type RoleId } from '@tym/register'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type FlaggedLine, flaggedLine, type Stretch } from './flagged-line.ts'
import { isUnflagged, mostLines } from './watch.ts'

/** More than `most` different customers of one person in one role within `minutes`, flagged as `kind`. */
export interface Crowd {
  readonly kind: FlagKind
  readonly minutes: number
  readonly most: Readonly<Partial<Record<RoleId, number>>>
  /** Only what was done from outside the case team. */
  readonly outOfTeam: boolean
}

/**
 * The lines, not flagged yet, of every window of `minutes` that holds more customers than the role may open,
 * refused attempts included: whoever tries files that are not theirs is no less curious. A window begins
 * after the instant `minutes` before its end, so that two acts exactly so far apart are in none together.
 * Answers the earliest `mostLines`: the others are found again once these are flagged.
 */
export async function findCrowds(
  tx: ReadTx,
  { firstAt, lastAt, newestAt }: Stretch,
  { kind, minutes, most, outOfTeam }: Crowd,
): Promise<FlaggedLine[]> {
  const roles = Object.keys(most)
  const limits = Object.values(most)
  const window = `${minutes} minutes`
  const onlyOutOfTeam: SQL = outOfTeam ? sql`and e.out_of_team` : sql``
  // One pass over the lines in their order: who opens very many must not keep the watch from its end.
  const rows = await tx.drizzle.execute(sql`
    with limits as (
      select role, most from unnest(${sql.param(roles)}::text[], ${sql.param(limits)}::integer[]) as l (role, most)
    ), lines as materialized (
      select e.line, e.at, e.person, e.employer, e.authority, e.role, d.customership, l.most
      from audit.entry e join audit.detail d on d.line = e.line join limits l on l.role = e.role
      where e.at > ${firstAt.toISOString()}::timestamptz - ${window}::interval
        and e.at < ${lastAt.toISOString()}::timestamptz + ${window}::interval
        and e.at <= ${newestAt.toISOString()}::timestamptz
        and e.event = any (${sql.param([...openingEvents])}::text[]) ${onlyOutOfTeam}
    ), suspects as (
      -- Whoever stays under the limit in the whole stretch does so in each of its windows.
      select row_number() over () as suspect, person, employer, authority, role, most from lines
      group by person, employer, authority, role, most having count(distinct customership) > most
    ), acts as (
      -- A customer is in the window from an act until the next act on the same customer, or until the window has passed it.
      select s.suspect, s.most, l.line, l.at, least(l.at + ${window}::interval,
          lead(l.at) over (partition by s.suspect, l.customership order by l.at, l.line)) as left_at
      from lines l join suspects s using (person, employer, authority, role)
    ), changes as (
      select suspect, most, line, at, 1 as change from acts union all select suspect, most, null, left_at, -1 from acts
    ), counted as (
      select c.*, sum(change) over (partition by suspect order by at) as customers from changes c
    ), crowded as (
      select suspect, line, at, min(at) filter (where customers > most) over (partition by suspect order by at desc) as crowd_at
      from counted where line is not null
    )
    select c.line, c.at, s.person, s.employer, s.authority, s.role from crowded c join suspects s using (suspect)
    where c.crowd_at < c.at + ${window}::interval and ${isUnflagged(kind, sql`c.line`)}
    order by c.at, c.line limit ${mostLines}`)
  return z.array(flaggedLine).parse([...rows])
}
