import { auditDetail, auditEntry, logOf, lookBack, type Stretch } from '@tym/audit-log'
import type { ReadTx } from '@tym/database'
import { afterOf, cutPage, type PageRequest } from '@tym/employment'
import { type CustomershipId, type LineId, lineId, organisationId, personId } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { and, desc, eq, gte, lt } from 'drizzle-orm'
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
})

const place = z.strictObject({ line: lineId })

/**
 * Who has read or changed what in one customership, newest first, refused attempts included, without the
 * lines that the caller's own transaction writes. A file that has no keys is looked for like one that has, so
 * that its answer takes no less time.
 */
export async function readAccessLog(
  tx: ReadTx,
  id: CustomershipId,
  keys: CustomershipKeys | undefined,
  page: PageRequest,
) {
  const after = afterOf(page, place)?.line
  const rows = await lookBack(logOf(tx, id), { after, most: page.limit + 1 }, (stretch, most) =>
    selectLines(tx, id, { ...stretch, after, most }),
  )
  const cut = cutPage(rows, page, ({ line }) => ({ line }))
  return {
    nextCursor: cut.nextCursor,
    page: cut.page.map(({ person, reason, at, ...row }) =>
      logLine.parse({
        ...row,
        at: at.toISOString(),
        ...(person !== null ? { person } : {}),
        ...(reason !== null && keys !== undefined ? { reason: readReason(keys, reason) } : {}),
      }),
    ),
  }
}

/** Row-level security opens the lines of this one file only. */
function selectLines(
  { drizzle }: ReadTx,
  id: CustomershipId,
  { from, below, after, most }: Stretch & { readonly after: LineId | undefined; readonly most: number },
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
        ...[auditDetail.line, auditEntry.line].flatMap((line) => [
          from && gte(line, from),
          below && lt(line, below),
        ]),
        after && lt(auditDetail.line, after),
      ),
    )
    .orderBy(desc(auditDetail.line))
    .limit(most)
    .execute()
}

/** What both ways of asking answer. */
export const logPage = z.strictObject({ items: z.array(logLine), nextCursor: z.string().nullable() })
