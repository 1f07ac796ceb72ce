import type { ReadTx } from '@tym/database'
import { openingEvents, type RoleId } from '@tym/register'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type FlaggedLine, flaggedLine, type Stretch } from './flagged-line.ts'

/** More than `most` different customers of one person in one role within `minutes`. */
export interface Crowd {
  readonly minutes: number
  readonly most: Readonly<Partial<Record<RoleId, number>>>
  /** Only what was done from outside the case team. */
  readonly outOfTeam: boolean
}

/**
 * Every line of every window of `minutes` that ends at a new line and holds more customers than the role may open. Refused
 * attempts count as well: whoever tries files that are not theirs is no less curious. A window begins after the instant
 * `minutes` before its end, so that two acts exactly so far apart are in none together.
 */
export async function findCrowds(
  tx: ReadTx,
  { from, until }: Stretch,
  { minutes, most, outOfTeam }: Crowd,
): Promise<FlaggedLine[]> {
  const roles = Object.keys(most)
  const limits = Object.values(most)
  const window = `${minutes} minutes`
  const onlyOutOfTeam: SQL = outOfTeam ? sql`and e.out_of_team` : sql``
  const rows = await tx.drizzle.execute(sql`
    with limits as (
      select role, most from unnest(${sql.param(roles)}::text[], ${sql.param(limits)}::integer[]) as l (role, most)
    ), lines as materialized (
      select e.line, e.at, e.person, e.employer, e.authority, e.role, d.customership, l.most
      from audit.entry e join audit.detail d on d.line = e.line join limits l on l.role = e.role
      where e.at > ${from.toISOString()}::timestamptz - ${window}::interval and e.at <= ${until.toISOString()}::timestamptz
        and e.event = any (${sql.param([...openingEvents])}::text[]) ${onlyOutOfTeam}
    ), suspects as (
      -- Whoever stays under the limit in the whole stretch does so in each of its windows.
      select person, employer, authority, role from lines group by person, employer, authority, role, most
      having count(distinct customership) > most
    ), crowds as (
      select l.person, l.employer, l.authority, l.role, l.at from lines l
        join suspects using (person, employer, authority, role)
      where l.at > ${from.toISOString()}::timestamptz
        and (select count(distinct w.customership) from lines w
          where (w.person, w.employer, w.authority, w.role) = (l.person, l.employer, l.authority, l.role)
            and w.at > l.at - ${window}::interval and w.at <= l.at) > l.most
    )
    select l.line, l.at, l.person, l.employer, l.authority, l.role from lines l
    where exists (select from crowds c
      where (c.person, c.employer, c.authority, c.role) = (l.person, l.employer, l.authority, l.role)
        and l.at > c.at - ${window}::interval and l.at <= c.at)
    order by l.at, l.line`)
  return z.array(flaggedLine).parse([...rows])
}
