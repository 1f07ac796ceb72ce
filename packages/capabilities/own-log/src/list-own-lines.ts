import { dayOfLine, logOf, lookBack, type Stretch } from '@tym/audit-log'
import type { ReadTx } from '@tym/database'
import { type CustomershipId, firstLineOf, type LineId, lineId } from '@tym/kernel'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type KnownLine, organisationWords } from './own-log-line.ts'

/** Which lines are asked for, and where the page begins. */
export interface OwnLinesWanted {
  readonly after: LineId | undefined
  readonly most: number
  readonly category?: number | undefined
  readonly organisation?: string | undefined
  readonly from?: Date | undefined
  readonly until?: Date | undefined
  /** `day`: equal lines of one day as one, the last of them; `none`: each by itself. */
  readonly fold: 'day' | 'none'
  /** Only the lines that are folded with this one, each by itself. */
  readonly unfold?: LineId | undefined
  /**
   * The newest line that the first page knew of: what comes while somebody reads moves no line from one page
   * to another.
   */
  readonly newest: LineId | undefined
}

const count = z.coerce.number().pipe(z.int())
const rows = z.array(
  z.object({
    line: lineId,
    at: z.coerce.date(),
    event: z.string(),
    outcome: z.enum(['allowed', 'denied']),
    role: z.string().nullable(),
    purpose: z.string().nullable(),
    ground: z.string().nullable(),
    categories: z.array(z.int()),
    fields: z.array(z.string()),
    number: count.nullable(),
    employer: organisationWords.nullable(),
    authority: organisationWords.nullable(),
    holderName: z.string().nullable(),
    holderTitle: z.string().nullable(),
    outsideParty: z.string().nullable(),
    reason: z.instanceof(Uint8Array).nullable(),
    count,
    firstAt: z.coerce.date(),
  }),
)

/**
 * Lines are equal when the same actor did the same with the same data, for the same purpose and on the same
 * ground, on one day of Helsinki. What was done with a thing of its own (a consent, an entry), and what
 * somebody gave a reason for, is equal to nothing else.
 */
const sameness = sql`md5(row((e.at at time zone 'Europe/Helsinki')::date, e.person, e.usage_right, e.role, e.employer, e.authority,
  e.event, e.outcome, e.problem, e.purpose, e.ground, e.categories, e.fields, e.out_of_team, d.resources,
  case when d.reason is not null then d.line end)::text)`

/**
 * The lines of one file's log that are shown today, equal ones of a day folded into the last, the newest
 * first, with what the register knows of who and whom. Row-level security opens the lines of the file that
 * the customer has entered, and no others.
 */
export function listOwnLines(
  tx: ReadTx,
  customership: CustomershipId,
  wanted: OwnLinesWanted,
): Promise<KnownLine[]> {
  const conditions = conditionsOf(tx, customership, wanted)
  return lookBack(logOf(tx, customership), wanted, (stretch, most) =>
    foldDays(tx, conditions, stretch, { ...wanted, most }),
  )
}

function conditionsOf(
  { context }: ReadTx,
  customership: CustomershipId,
  { category, organisation, from, until, newest, unfold }: OwnLinesWanted,
): SQL {
  const conditions: SQL[] = [
    sql`d.customership = ${customership}`,
    sql`d.line not in (select line from relation.delayed_own_lines(${context.calendar}))`,
  ]
  if (newest !== undefined) conditions.push(sql`d.line <= ${newest}::uuid`)
  if (category !== undefined) conditions.push(sql`e.categories @> array[${category}]::smallint[]`)
  if (organisation !== undefined) conditions.push(sql`${organisation}::uuid in (e.employer, e.authority)`)
  if (from !== undefined) conditions.push(sql`d.line >= ${firstLineOf(from)}::uuid`)
  if (until !== undefined) conditions.push(sql`d.line < ${firstLineOf(until)}::uuid`)
  if (unfold !== undefined) conditions.push(isIn(dayOfLine(unfold)))
  return sql.join(conditions, sql` and `)
}

async function foldDays(
  { drizzle }: ReadTx,
  conditions: SQL,
  stretch: Stretch,
  { after, most, fold, unfold }: OwnLinesWanted,
): Promise<KnownLine[]> {
  const found = await drizzle.execute(sql`
    with mine as (
      select d.line, e.at, e.event, e.outcome, e.role, e.purpose, e.ground, e.categories, e.fields, d.reason, ${sameness} as same
      from audit.detail d join audit.entry e on e.line = d.line
      where ${conditions} and ${isIn(stretch)}
    ), folded as (
      select m.*, count(*) over same_lines as count, min(m.at) over same_lines as first_at,
        row_number() over (same_lines order by m.line desc) as place
      from mine m
      where ${unfold ?? null}::uuid is null or m.same = (select o.same from mine o where o.line = ${unfold ?? null}::uuid)
      window same_lines as (partition by case when ${fold === 'day' && unfold === undefined} then m.same else m.line::text end)
    ), page as materialized (
      select f.line, f.at, f.event, f.outcome, f.role, f.purpose, f.ground, f.categories, f.fields, f.reason, f.count, f.first_at as "firstAt"
      from folded f where f.place = 1 and ${after === undefined ? sql`true` : sql`f.line < ${after}::uuid`}
      order by f.line desc limit ${most}
    )
    select p.*, n.number, f.employer, f.authority, f.holder_name as "holderName", f.holder_title as "holderTitle",
      f.outside_party as "outsideParty"
    from page p left join audit.file_line n on n.line = p.line
      left join relation.own_line_facts(array(select line from page)) f on f.line = p.line
    order by p.line desc`)
  return rows.parse([...found])
}

const lowest = lineId.parse('00000000-0000-0000-0000-000000000000')
const highest = lineId.parse('ffffffff-ffff-ffff-ffff-ffffffffffff')
/**
 * Given for both tables: from a range in one, the planner does not conclude the months of the other. Always
 * given, so that it is one statement.
 */
function isIn({ from = lowest, below = highest }: Stretch): SQL {
  return sql`d.line >= ${from}::uuid and d.line < ${below}::uuid and e.line >= ${from}::uuid and e.line < ${below}::uuid`
}
