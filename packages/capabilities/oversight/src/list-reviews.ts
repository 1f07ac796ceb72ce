import type { ReadTx } from '@tym/database'
import {
  cutPage,
  noBody,
  olderThan,
  type PageRequest,
  type Parts,
  pageQuery,
  readEndpoint,
} from '@tym/employment'
import { organisationId, personId, plainDate, reviewId } from '@tym/kernel'
import { roleId } from '@tym/register'
import { desc } from 'drizzle-orm'
import { z } from 'zod'
import { ownKeyId, reviewReasonPlace } from './own-key.ts'
import { type ReviewRow, review } from './schema.ts'

const shown = z.strictObject({
  id: reviewId,
  person: personId,
  role: roleId,
  employer: organisationId,
  openedAt: z.iso.datetime(),
  /** Null once nobody can read it any more. */
  reason: z.string().nullable(),
  from: plainDate,
  until: plainDate,
  about: personId.nullable(),
  event: z.string().nullable(),
  outOfTeam: z.boolean().nullable(),
  refused: z.boolean().nullable(),
})

/**
 * The caller's own looks at the log, newest first. Whoever watches those who watch sees everybody's of the
 * authority.
 */
export async function listReviews(tx: ReadTx, page: PageRequest, { keys: vault }: Pick<Parts, 'keys'>) {
  const rows = await tx.drizzle
    .select()
    .from(review)
    .where(olderThan(page, { at: review.openedAt, id: review.id }))
    .orderBy(desc(review.openedAt), desc(review.id))
    .limit(page.limit + 1)
  const cut = cutPage(rows, page, ({ openedAt, id }) => ({ at: openedAt, id }))
  const items = await Promise.all(cut.page.map((row) => toView(row, vault)))
  return { items, nextCursor: cut.nextCursor }
}

async function toView(row: ReviewRow, vault: Parts['keys']): Promise<z.infer<typeof shown>> {
  const keys = await vault.find(ownKeyId(row.id))
  return {
    id: row.id,
    person: row.person,
    role: row.role,
    employer: row.employer,
    openedAt: row.openedAt.toISOString(),
    reason: keys?.decrypt(reviewReasonPlace(row.id), row.reason) ?? null,
    from: row.fromOn,
    until: row.untilOn,
    about: row.about,
    event: row.event,
    outOfTeam: row.outOfTeam,
    refused: row.refused,
  }
}

export const listReviewsEndpoint = readEndpoint({
  id: 'listAccessLogReviews',
  method: 'GET',
  path: '/v1/access-log-reviews',
  tag: 'Access log',
  summary: {
    fi: 'Kuka on tarkastellut organisaation käyttöä ja miksi',
    sv: 'Vem har granskat organisationens användning och varför',
    en: "Who has looked at the organisation's use, and why",
  },
  caller: ['person'],
  operation: 'accessLog.readReviews',
  scope: 'oversight',
  params: {},
  query: pageQuery,
  body: noBody,
  output: z.strictObject({ items: z.array(shown), nextCursor: z.string().nullable() }),
  audit: { event: 'accessLog.reviewsListed', ground: 'ima-17' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { limit: '20' } },
  handler: async (tx, { query, parts }) => ({
    output: await listReviews(tx, query, parts),
    touched: [{ purpose: 'overseeUse' }],
  }),
})
