import type { ReadTx } from '@tym/database'
import { afterOf, cutPage, type PageRequest } from '@tym/employment'
import { type CustomershipId, customershipId, plainDate } from '@tym/kernel'
import { partyKind, roleId } from '@tym/register'
import { and, count, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { customershipState } from './customership.ts'
import { deadlinesOf } from './deadlines.ts'
import { customershipEvent } from './events.ts'
import { caseTeamMember, customership } from './schema.ts'

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
/** What a list of one's own files says of each, without its person. */
export const caseloadRow = z.strictObject({
  id: customershipId,
  number: z.string(),
  state: customershipState,
  startedOn: plainDate,
  planDueOn: plainDate.nullable(),
  reviewDueOn: plainDate.nullable(),
  /** As what the caller is on the team. */
  role: roleId,
  responsible: z.boolean(),
  /** Parties that have taken the file. */
  parties: z.array(partyKind),
  lastEvent: z.strictObject({ event: customershipEvent, happenedOn: plainDate }).nullable(),
  /** Whether the person is under non-disclosure for safety. */
  safety: z.boolean(),
})
export type CaseloadRow = z.infer<typeof caseloadRow>

const place = z.strictObject({ id: customershipId })

/**
 * The caller's own caseload in scope 'caseload', newest first, with the time limits that run and without
 * names, and how many files it has. Of a file that has ended it says nothing but its own row.
 */
export async function listMyCustomerships(tx: ReadTx, officer: Officer, page: PageRequest) {
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
    .where(and(isMine(officer), after === undefined ? undefined : lt(customership.id, after)))
    .orderBy(desc(customership.id))
    .limit(page.limit + 1)
  const [counted] = await tx.drizzle.select({ total: count() }).from(caseTeamMember).where(isMine(officer))
  const cut = cutPage(z.array(mine).parse(rows), page, ({ id }) => ({ id }))
  const beside = await besideRows(
    tx,
    cut.page.map(({ id }) => id),
  )
  return {
    nextCursor: cut.nextCursor,
    total: counted?.total ?? 0,
    page: cut.page.map(
      ({ planInForceOn, lastReviewOn, ...row }): CaseloadRow => ({
        ...row,
        ...deadlinesOf({ ...row, planInForceOn, lastReviewOn }),
        ...(beside.get(row.id) ?? { parties: [], lastEvent: null, safety: false }),
      }),
    ),
  }
}

/** What tells one of the caller's own files from another. */
export const ownFile = caseloadRow.pick({ id: true, number: true, safety: true })

/** Which of these files are in the caller's own caseload, in scope 'caseload'. It says nothing of others. */
export async function findMyCustomerships(tx: ReadTx, officer: Officer, ids: readonly CustomershipId[]) {
  const found = await tx.drizzle
    .select({ id: customership.id, number: customership.number })
    .from(caseTeamMember)
    .innerJoin(customership, eq(customership.id, caseTeamMember.customership))
    .where(and(isMine(officer), inArray(customership.id, [...ids])))
    .orderBy(desc(customership.id))
  const beside = await besideRows(
    tx,
    found.map(({ id }) => customershipId.parse(id)),
  )
  return found.map(({ id, number }) => {
    const file = customershipId.parse(id)
    return { id: file, number, safety: beside.get(file)?.safety ?? false }
  })
}

type Officer = { readonly person: string; readonly authority: string }

const isMine = ({ person, authority }: Officer) =>
  and(
    eq(caseTeamMember.person, person),
    eq(caseTeamMember.organisation, authority),
    isNull(caseTeamMember.removedAt),
  )

const besideRow = z.object({
  customership: customershipId,
  parties: z.array(partyKind),
  last_event: customershipEvent.nullable(),
  last_on: plainDate.nullable(),
  safety: z.boolean(),
})

/** What stands beside the rows of a page, by file, in one look-up. */
async function besideRows(tx: ReadTx, ids: readonly CustomershipId[]) {
  const rows = await tx.drizzle.execute(
    sql`select customership, parties, last_event, last_on, safety from relation.caseload_rows(${sql.param([...ids])}::uuid[])`,
  )
  return new Map(
    z
      .array(besideRow)
      .parse([...rows])
      .map(({ customership: id, last_event, last_on, ...row }) => [
        id,
        {
          ...row,
          lastEvent:
            last_event === null || last_on === null ? null : { event: last_event, happenedOn: last_on },
        },
      ]),
  )
}
