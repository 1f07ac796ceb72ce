import type { WriteTx } from '@tym/database'
import { type Parts, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { daysBetween, newReviewId, personId, plainDate } from '@tym/kernel'
import { longestReviewDays, tellingText } from '@tym/register'
import { z } from 'zod'
import { ownKeyId, reviewReasonPlace } from './own-key.ts'
import { review } from './schema.ts'

const question = z
  .strictObject({
    /** Why the log is looked at: a sentence, not a word. */
    reason: tellingText(500, 10),
    /** First and last day. */
    from: plainDate,
    until: plainDate,
    /** Only what this person did. */
    person: personId.exactOptional(),
    event: z
      .string()
      .regex(/^[A-Za-z]{1,40}(\.[A-Za-z]{1,40}){1,3}$/)
      .exactOptional(),
    outOfTeam: z.boolean().exactOptional(),
    /** Only what was refused, or only what was not. */
    refused: z.boolean().exactOptional(),
  })
  .refine(({ from, until }) => from <= until && daysBetween(from, until) < longestReviewDays, {
    params: { problem: 'review-period' },
    path: ['until'],
  })
type Question = z.infer<typeof question>

/**
 * Records why and at what part of the log a supervisor or data-protection officer is going to look. Its lines
 * are then read page by page under its id, so that neither the reason nor a name is in an address, and no
 * page is read without a reason.
 */
export async function openReview(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'role' | 'employer' | 'authority'>,
  { reason, from, until, person, event, outOfTeam, refused }: Question,
  { keys: vault }: Pick<Parts, 'keys'>,
): Promise<Written> {
  const id = newReviewId()
  // Durable before the row: a crash in between leaves a key that opens nothing.
  const keys = await vault.create(ownKeyId(id), tx.context.instant)
  await tx.drizzle.insert(review).values({
    id,
    person: by.person,
    role: by.role,
    employer: by.employer,
    authority: by.authority,
    reason: keys.encrypt(reviewReasonPlace(id), reason),
    fromOn: from,
    untilOn: until,
    about: person ?? null,
    event: event ?? null,
    outOfTeam: outOfTeam ?? null,
    refused: refused ?? null,
    openedAt: tx.context.instant,
  })
  return { id, version: 1, touched: [{ purpose: 'overseeUse' }] }
}

export const openReviewEndpoint = writeEndpoint({
  id: 'openAccessLogReview',
  method: 'POST',
  path: '/v1/access-log-reviews',
  tag: 'Access log',
  summary: {
    fi: 'Aloita oman organisaation käytön tarkastelu: mitä ja miksi',
    sv: 'Inled en granskning av den egna organisationens användning: vad och varför',
    en: "Begin a look at the own organisation's use: at what, and why",
  },
  caller: ['person'],
  operation: 'accessLog.oversee',
  scope: 'oversight',
  params: {},
  query: {},
  body: question,
  success: 201,
  ifMatch: false,
  audit: { event: 'accessLog.reviewOpened', ground: 'ima-17' },
  problems: ['review-period'],
  example: {
    params: {},
    body: {
      reason: 'Neljännesvuosittainen käytönvalvonta, pistokoe.',
      from: '2026-11-01',
      until: '2026-11-30',
      outOfTeam: true,
    },
  },
  handler: (tx, { caller, body, parts }) => openReview(tx, staffOf(caller), body, parts),
})
