import { auditDetail, auditEntry, logOf, lookBack, type Stretch } from '@tym/audit-log'
import type { ReadTx } from '@tym/database'
import { afterOf, cutPage, type PageRequest } from '@tym/employment'
import {
  addDays,
  type CustomershipId,
  firstLineOf,
  type LineId,
  lineId,
  localizedText,
  organisationId,
  type PlainDate,
  personId,
  startOfDateInHelsinki,
} from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { type EventKind, eventsOf, grounds, purposeId, purposes, wordsOf } from '@tym/register'
import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { readReason } from './reason.ts'

/** One act on a customership's data, as it is shown to those who watch over the use (906/2019 17 §). */
const logLine = z.strictObject({
  line: lineId,
  at: z.iso.datetime(),
  event: z.string(),
  outcome: z.enum(['allowed', 'denied']),
  person: personId.optional(),
  role: z.string().nullable(),
  employer: organisationId.nullable(),
  organisation: organisationId.nullable(),
  categories: z.array(z.int()),
  fields: z.array(z.string()),
  purpose: z.string().nullable(),
  ground: z.string().nullable(),
  outOfTeam: z.boolean(),
  reason: z.string().optional(),
  /** The name and title under which the right was granted; null where nobody was at work. */
  by: z.strictObject({ name: z.string(), title: z.string() }).nullable(),
  /** What the file's customer reads of the act, why it was done, and on which ground. */
  words: z.strictObject({
    what: localizedText.nullable(),
    purpose: localizedText.nullable(),
    ground: localizedText.nullable(),
  }),
})

const place = z.strictObject({ line: lineId })

/** A page of the lines that are asked for; what is left out narrows nothing. */
interface LinesWanted extends PageRequest {
  /** First and last day, as the calendar of Helsinki has them. */
  readonly from?: PlainDate | undefined
  readonly until?: PlainDate | undefined
  readonly kind?: EventKind | undefined
}

/**
 * Who has read or changed what in one customership, newest first, refused attempts included, without the
 * lines that the caller's own transaction writes. A file that has no keys is looked for like one that has, so
 * that its answer takes no less time.
 */
export async function readAccessLog(
  tx: ReadTx,
  id: CustomershipId,
  keys: CustomershipKeys | undefined,
  wanted: LinesWanted,
) {
  const after = afterOf(wanted, place)?.line
  const rows = await lookBack(logOf(tx, id), { after, most: wanted.limit + 1 }, (stretch, most) =>
    selectLines(tx, id, { stretch, days: daysOf(wanted), kind: wanted.kind, after, most }),
  )
  const cut = cutPage(rows, wanted, ({ line }) => ({ line }))
  const holders = await listHolders(
    tx,
    cut.page.map(({ line }) => line),
  )
  return {
    nextCursor: cut.nextCursor,
    page: cut.page.map(({ person, reason, at, ...row }) =>
      logLine.parse({
        ...row,
        at: at.toISOString(),
        by: holders.get(row.line) ?? null,
        words: wordsOfLine(row),
        ...(person !== null ? { person } : {}),
        ...(reason !== null && keys !== undefined ? { reason: readReason(keys, reason) } : {}),
      }),
    ),
  }
}

/** The lines of the days that are asked for. */
const daysOf = ({ from, until }: LinesWanted): Stretch => ({
  from: from && firstLineOf(startOfDateInHelsinki(from)),
  below: until && firstLineOf(startOfDateInHelsinki(addDays(until, 1))),
})

const holder = z.object({ line: z.string(), name: z.string(), title: z.string() })

/** Under which names the lines of a page were written, in one look-up. */
async function listHolders(tx: ReadTx, lines: readonly string[]) {
  const rows = await tx.drizzle.execute(
    sql`select line, holder_name as name, holder_title as title from relation.line_holders(${sql.param([...lines])}::uuid[])`,
  )
  return new Map(
    z
      .array(holder)
      .parse([...rows])
      .map(({ line, ...named }) => [line, named]),
  )
}

const knownGrounds: ReadonlyMap<string, (typeof grounds)[keyof typeof grounds]> = new Map(
  Object.entries(grounds),
)

interface Coded {
  readonly event: string
  readonly purpose: string | null
  readonly ground: string | null
}

/** Codes that no release knows any more have no words. */
function wordsOfLine({ event, purpose, ground }: Coded) {
  const { success, data } = purposeId.safeParse(purpose)
  return {
    what: wordsOf(event) ?? null,
    purpose: success ? purposes[data].title : null,
    ground: knownGrounds.get(ground ?? '')?.title ?? null,
  }
}

interface LinesOfStretch {
  readonly stretch: Stretch
  readonly days: Stretch
  readonly kind: EventKind | undefined
  readonly after: LineId | undefined
  readonly most: number
}

/** Row-level security opens the lines of this one file only. */
function selectLines(
  { drizzle }: ReadTx,
  id: CustomershipId,
  { stretch, days, kind, after, most }: LinesOfStretch,
) {
  return drizzle
    .select({
      line: auditEntry.line,
      at: auditEntry.at,
      event: auditEntry.event,
      outcome: auditEntry.outcome,
      person: auditEntry.person,
      role: auditEntry.role,
      employer: auditEntry.employer,
      organisation: auditEntry.authority,
      categories: auditEntry.categories,
      fields: auditEntry.fields,
      purpose: auditEntry.purpose,
      ground: auditEntry.ground,
      outOfTeam: auditEntry.outOfTeam,
      reason: auditDetail.reason,
    })
    .from(auditDetail)
    .innerJoin(auditEntry, eq(auditEntry.line, auditDetail.line))
    .where(
      and(
        eq(auditDetail.customership, id),
        // Given for both tables: from a range in one, the planner does not conclude the months of the other.
        ...[auditDetail.line, auditEntry.line].flatMap((line) =>
          [stretch, days].flatMap(({ from, below }) => [from && gte(line, from), below && lt(line, below)]),
        ),
        kind && inArray(auditEntry.event, [...eventsOf(kind)]),
        after && lt(auditDetail.line, after),
      ),
    )
    .orderBy(desc(auditDetail.line))
    .limit(most)
    .execute()
}

/** What both ways of asking answer. */
export const logPage = z.strictObject({ items: z.array(logLine), nextCursor: z.string().nullable() })
