import type { ReadTx } from '@tym/database'
import { type CustomershipId, lineId } from '@tym/kernel'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type KnownLine, organisationWords } from './own-log-line.ts'
import type { PageEnd } from './page.ts'

/** Which lines are asked for, and where the page begins. */
export interface OwnLinesWanted {
  readonly after: PageEnd | undefined
  readonly most: number
  readonly category?: number | undefined
  readonly organisation?: string | undefined
  readonly from?: Date | undefined
  readonly until?: Date | undefined
}

const count = z.coerce.number().pipe(z.int())
const rows = z.array(
  z.object({
    ...{ line: lineId, at: z.coerce.date(), event: z.string(), outcome: z.enum(['allowed', 'denied']) },
    ...{ role: z.string().nullable(), purpose: z.string().nullable(), ground: z.string().nullable() },
    ...{ categories: z.array(z.int()), fields: z.array(z.string()), number: count.nullable() },
    ...{ employer: organisationWords.nullable(), authority: organisationWords.nullable() },
    ...{ holderName: z.string().nullable(), holderTitle: z.string().nullable() },
    outsideParty: z.string().nullable(),
  }),
)

/**
 * The lines of one file's log that are shown today, the newest first, with what the register knows of who and whom. Row-level security opens the
 * lines of the file that the customer has entered, and no others.
 */
export async function listOwnLines(
  { drizzle, context }: ReadTx,
  customership: CustomershipId,
  { after, most, category, organisation, from, until }: OwnLinesWanted,
): Promise<KnownLine[]> {
  const conditions: SQL[] = [
    sql`d.customership = ${customership}`,
    sql`d.line not in (select line from relation.delayed_own_lines(${context.calendar}))`,
  ]
  if (after !== undefined)
    conditions.push(sql`(e.at, e.line) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`)
  if (category !== undefined) conditions.push(sql`e.categories @> array[${category}]::smallint[]`)
  if (organisation !== undefined) conditions.push(sql`${organisation}::uuid in (e.employer, e.authority)`)
  if (from !== undefined) conditions.push(sql`e.at >= ${from.toISOString()}::timestamptz`)
  if (until !== undefined) conditions.push(sql`e.at < ${until.toISOString()}::timestamptz`)
  const found = await drizzle.execute(sql`
    with page as materialized (
      select d.line, e.at, e.event, e.outcome, e.role, e.purpose, e.ground, e.categories, e.fields
      from audit.detail d join audit.entry e on e.line = d.line
      where ${sql.join(conditions, sql` and `)}
      order by e.at desc, e.line desc limit ${most}
    )
    select p.*, n.number, f.employer, f.authority, f.holder_name as "holderName", f.holder_title as "holderTitle",
      f.outside_party as "outsideParty"
    from page p left join audit.file_line n on n.line = p.line
      left join relation.own_line_facts(array(select line from page)) f on f.line = p.line
    order by p.at desc, p.line desc`)
  return rows.parse([...found])
}
