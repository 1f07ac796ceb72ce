import { auditEntry } from '@tym/audit-log'
import type { ReadTx } from '@tym/database'
import { afterOf, cutPage, noBody, type PageRequest, pageQuery, readEndpoint, staffOf } from '@tym/employment'
import {
  addDays,
  type CustomershipId,
  customershipId,
  firstLineOf,
  type LineId,
  lineId,
  organisationId,
  type PersonId,
  Problem,
  personId,
  type ReviewId,
  reviewId,
  startOfDateInHelsinki,
} from '@tym/kernel'
import { and, desc, eq, gte, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type ReviewRow, review } from './schema.ts'

/**
 * What somebody of the own organisation did: no content, no reason, and no customer who is not the own
 * authority's.
 */
const shown = z.strictObject({
  line: lineId,
  at: z.iso.datetime(),
  event: z.string(),
  outcome: z.enum(['allowed', 'denied']),
  problem: z.string().nullable(),
  person: personId,
  role: z.string().nullable(),
  employer: organisationId.nullable(),
  authority: organisationId.nullable(),
  categories: z.array(z.int()),
  purpose: z.string().nullable(),
  ground: z.string().nullable(),
  outOfTeam: z.boolean(),
  /** Null alike where the line concerns nobody's file, one of others, or one that is gone. */
  customership: customershipId.nullable(),
})

const columns = {
  line: auditEntry.line,
  at: auditEntry.at,
  event: auditEntry.event,
  outcome: auditEntry.outcome,
  problem: auditEntry.problem,
  person: auditEntry.person,
  role: auditEntry.role,
  employer: auditEntry.employer,
  authority: auditEntry.authority,
  categories: auditEntry.categories,
  purpose: auditEntry.purpose,
  ground: auditEntry.ground,
  outOfTeam: auditEntry.outOfTeam,
}

const place = z.strictObject({ line: lineId })

/**
 * A page of the lines that a look of the caller's own is at, newest first. Throws 'not-found' for anybody
 * else's.
 */
export async function readReviewLines(tx: ReadTx, by: PersonId, id: ReviewId, page: PageRequest) {
  const [asked] = await tx.drizzle
    .select()
    .from(review)
    .where(and(eq(review.id, id), eq(review.person, by)))
  if (asked === undefined) throw new Problem('not-found', 'No such review of this caller.')
  // Two ways to be of the organisation, each with an index that gives its lines in order.
  const [byAuthority, byEmployer] = await Promise.all([
    selectLines(tx, eq(auditEntry.authority, asked.authority), asked, page),
    selectLines(
      tx,
      and(
        eq(auditEntry.employer, asked.employer),
        sql`${auditEntry.authority} is distinct from ${asked.authority}`,
      ),
      asked,
      page,
    ),
  ])
  const newestFirst = [...byAuthority, ...byEmployer].sort((a, b) => (a.line < b.line ? 1 : -1))
  const { page: rows, nextCursor } = cutPage(newestFirst, page, ({ line }) => ({ line }))
  const files = await filesOf(
    tx,
    rows.map(({ line }) => line),
  )
  const items = rows.map(({ at, ...row }) =>
    shown.parse({ ...row, at: at.toISOString(), customership: files.get(row.line) ?? null }),
  )
  return { items, nextCursor }
}

function selectLines(tx: ReadTx, ofTheOrganisation: SQL | undefined, asked: ReviewRow, page: PageRequest) {
  const after = afterOf(page, place)
  return tx.drizzle
    .select(columns)
    .from(auditEntry)
    .where(
      and(
        ofTheOrganisation,
        isNotNull(auditEntry.person),
        gte(auditEntry.line, firstLineOf(startOfDateInHelsinki(asked.fromOn))),
        lt(auditEntry.line, firstLineOf(startOfDateInHelsinki(addDays(asked.untilOn, 1)))),
        asked.about === null ? undefined : eq(auditEntry.person, asked.about),
        asked.event === null ? undefined : eq(auditEntry.event, asked.event),
        asked.outOfTeam === null ? undefined : eq(auditEntry.outOfTeam, asked.outOfTeam),
        asked.refused === null ? undefined : (asked.refused ? eq : ne)(auditEntry.outcome, 'denied'),
        after === undefined ? undefined : lt(auditEntry.line, after.line),
      ),
    )
    .orderBy(desc(auditEntry.line))
    .limit(page.limit + 1)
    .execute()
}

const fileOfLine = z.object({ line: lineId, customership: customershipId })

async function filesOf(tx: ReadTx, lines: readonly string[]): Promise<Map<string, CustomershipId>> {
  const rows = await tx.drizzle.execute<{ line: LineId; customership: CustomershipId }>(
    sql`select line, customership from relation.overseen_files(${sql.param([...lines])}::uuid[])`,
  )
  return new Map(
    z
      .array(fileOfLine)
      .parse([...rows])
      .map((row) => [row.line, row.customership]),
  )
}

export const readReviewLinesEndpoint = readEndpoint({
  id: 'readAccessLogReviewLines',
  method: 'GET',
  path: '/v1/access-log-reviews/{logReview}/lines',
  tag: 'Access log',
  summary: {
    fi: 'Lue tarkasteltavat lokirivit',
    sv: 'Läs de loggrader som granskas',
    en: 'Read the lines of the log that are looked at',
  },
  caller: ['person'],
  operation: 'accessLog.oversee',
  scope: 'oversight',
  params: { logReview: reviewId },
  query: pageQuery,
  body: noBody,
  output: z.strictObject({ items: z.array(shown), nextCursor: z.string().nullable() }),
  audit: { event: 'accessLog.overseen', ground: 'ima-17' },
  problems: ['not-found', 'invalid-cursor'],
  example: { params: { logReview: '0198f0a0-0000-7000-8000-000000000d01' }, query: { limit: '50' } },
  handler: async (tx, { caller, params, query }) => {
    const output = await readReviewLines(tx, staffOf(caller).person, params.logReview, query)
    const files = new Set(output.items.flatMap(({ customership }) => customership ?? []))
    const purpose = 'overseeUse'
    // Each customer whose file was named sees that it was; the look itself, with its reason, is found by its
    // id.
    const touched = [...files].map((customership) => ({
      customership,
      purpose,
      resources: [params.logReview],
    }))
    return { output, touched: touched.length === 0 ? [{ purpose }] : touched }
  },
})
