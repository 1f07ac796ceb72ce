import type { ReadTx } from '@tym/database'
import { afterOf, cutPage, noBody, type PageRequest, pageQuery, readEndpoint, staffOf } from '@tym/employment'
import { customershipId, plainDate } from '@tym/kernel'
import { roleId } from '@tym/register'
import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import { customershipState } from './customership.ts'
import { deadlinesOf } from './deadlines.ts'
import { caseTeamMember, customership } from './schema.ts'
import { touchedFacts } from './touched.ts'

const mine = z.object({
  id: customershipId,
  number: z.string(),
  state: customershipState,
  startedOn: plainDate,
  planInForceOn: plainDate.nullable(),
  lastReviewOn: plainDate.nullable(),
  role: roleId,
  responsible: z.boolean(),
})
const shown = z.strictObject({
  id: customershipId,
  number: z.string(),
  state: customershipState,
  startedOn: plainDate,
  planDueOn: plainDate.nullable(),
  reviewDueOn: plainDate.nullable(),
  /** As what the caller is on the team. */
  role: roleId,
  responsible: z.boolean(),
})

const place = z.strictObject({ id: customershipId })

/**
 * The caller's own caseload, newest first, with the time limits that run and without names. Runs in scope
 * 'caseload'.
 */
export async function listMyCustomerships(
  tx: ReadTx,
  officer: { readonly person: string; readonly authority: string },
  page: PageRequest,
) {
  const after = afterOf(page, place)?.id
  const rows = await tx.drizzle
    .select({
      id: customership.id,
      number: customership.number,
      state: customership.state,
      startedOn: customership.startedOn,
      planInForceOn: customership.planInForceOn,
      lastReviewOn: customership.lastReviewOn,
      role: caseTeamMember.role,
      responsible: caseTeamMember.responsible,
    })
    .from(caseTeamMember)
    .innerJoin(customership, eq(customership.id, caseTeamMember.customership))
    .where(
      and(
        eq(caseTeamMember.person, officer.person),
        eq(caseTeamMember.organisation, officer.authority),
        isNull(caseTeamMember.removedAt),
        after === undefined ? undefined : lt(customership.id, after),
      ),
    )
    .orderBy(desc(customership.id))
    .limit(page.limit + 1)
  const cut = cutPage(z.array(mine).parse(rows), page, ({ id }) => ({ id }))
  return {
    nextCursor: cut.nextCursor,
    page: cut.page.map(({ planInForceOn, lastReviewOn, ...row }) => ({
      ...row,
      ...deadlinesOf({ ...row, planInForceOn, lastReviewOn }),
    })),
  }
}

export const listMyCustomershipsEndpoint = readEndpoint({
  id: 'listMyCustomerships',
  method: 'GET',
  path: '/v1/customerships',
  tag: 'Customerships',
  summary: { fi: 'Omat asiakkuudet', sv: 'Egna kundrelationer', en: 'My caseload' },
  caller: ['person'],
  operation: 'customership.list',
  scope: 'caseload',
  params: {},
  query: pageQuery,
  body: noBody,
  output: z.strictObject({ items: z.array(shown), nextCursor: z.string().nullable() }),
  audit: { event: 'customership.caseloadListed', ground: 'tym-15' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { limit: '20' } },
  handler: async (tx, { caller, query }) => {
    const { page, nextCursor } = await listMyCustomerships(tx, staffOf(caller), query)
    return {
      output: { items: page, nextCursor },
      touched: page.map(({ id }) => touchedFacts(id, caller.role, ['2.01'])),
    }
  },
})
