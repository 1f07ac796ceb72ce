import type { WriteTx } from '@tym/database'
import { writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, type OpeningId, openingId, Problem } from '@tym/kernel'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { glassOpening } from './schema.ts'

/**
 * Closes a file again that the caller has opened: what they have open of it ends at once, the one that is
 * named and any beside it. Throws 'not-found' for what is not the caller's, and 'state-conflict' for an
 * opening that has ended.
 */
export async function closeOpening(
  tx: WriteTx,
  customership: CustomershipId,
  id: OpeningId,
): Promise<{ readonly id: OpeningId; readonly version: number }> {
  const closedAt = tx.context.instant
  // Row-level security shows the caller's own openings of the file only.
  const [own] = await tx.drizzle
    .select({ openUntil: glassOpening.openUntil, closedAt: glassOpening.closedAt })
    .from(glassOpening)
    .where(and(eq(glassOpening.id, id), eq(glassOpening.customership, customership)))
  if (own === undefined) throw new Problem('not-found', 'No such opening of this caller.')
  const closed = await tx.drizzle
    .update(glassOpening)
    .set({ closedAt, version: 2 })
    .where(
      and(
        eq(glassOpening.customership, customership),
        isNull(glassOpening.closedAt),
        gt(glassOpening.openUntil, closedAt),
      ),
    )
    .returning({ id: glassOpening.id })
  if (closed.length === 0) throw new Problem('state-conflict', 'The opening has ended already.')
  return { id, version: 2 }
}

export const closeOpeningEndpoint = writeEndpoint({
  id: 'closeOpening',
  method: 'POST',
  path: '/v1/customerships/{customership}/openings/{opening}/closing',
  tag: 'Openings',
  summary: {
    fi: 'Sulje perustellusta syystä avattu asiakkuus',
    sv: 'Stäng en kundrelation som öppnats av grundad anledning',
    en: 'Close a customership that was opened for a stated reason',
  },
  caller: ['person'],
  operation: 'customership.openForReason',
  scope: 'glass',
  success: 200,
  ifMatch: false,
  params: { customership: customershipId, opening: openingId },
  query: {},
  body: z.strictObject({}),
  audit: { event: 'customership.openingClosed', ground: 'tym-15' },
  problems: ['not-found', 'state-conflict'],
  example: {
    params: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      opening: '0198f0a0-0000-7000-8000-00000000d001',
    },
    body: {},
  },
  handler: async (tx, { params: { customership, opening } }) => ({
    ...(await closeOpening(tx, customership, opening)),
    touched: [{ customership, resources: [opening] }],
  }),
})
