import type { ReadTx, WriteTx } from '@tym/database'
import {
  type AreaId,
  areaId,
  type CustomershipId,
  type OrganisationId,
  organisationId,
  type PersonId,
  Problem,
  plainDate,
} from '@tym/kernel'
import { partyKind } from '@tym/register'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { customershipState, type LifeCycle, workingState } from './customership.ts'
import { caseTeamMember, customership, endOpinion, endProposal, party } from './schema.ts'

const lifeCycleColumns = {
  state: customership.state,
  startedOn: customership.startedOn,
  kelaInPlan: customership.kelaInPlan,
  planInForceOn: customership.planInForceOn,
  lastReviewOn: customership.lastReviewOn,
  proposal: customership.proposal,
  stateBeforeEnd: customership.stateBeforeEnd,
  endReason: customership.endReason,
  endedOn: customership.endedOn,
  version: customership.version,
}
const lifeCycleRow = z.object({
  state: customershipState,
  startedOn: plainDate,
  kelaInPlan: z.boolean(),
  planInForceOn: plainDate.nullable(),
  lastReviewOn: plainDate.nullable(),
  proposal: z.int(),
  stateBeforeEnd: workingState.nullable(),
  endReason: z.string().nullable(),
  endedOn: plainDate.nullable(),
  version: z.int(),
})

/**
 * The life cycle of the context's customership. Throws 'not-found', and 'stale-version' when it has moved on.
 */
export async function getLifeCycle(
  tx: ReadTx,
  id: CustomershipId,
  expectedVersion?: number,
): Promise<LifeCycle> {
  const [row] = await tx.drizzle.select(lifeCycleColumns).from(customership).where(eq(customership.id, id))
  if (row === undefined) throw new Problem('not-found', 'No such customership for this caller.')
  if (expectedVersion !== undefined && row.version !== expectedVersion)
    throw new Problem('stale-version', 'The customership has moved on since it was read.')
  return lifeCycleRow.parse(row)
}

/** The running number by which people call the context's customership. Throws 'not-found'. */
export async function getNumber(tx: ReadTx, id: CustomershipId): Promise<string> {
  const [row] = await tx.drizzle
    .select({ number: customership.number })
    .from(customership)
    .where(eq(customership.id, id))
  if (row === undefined) throw new Problem('not-found', 'No such customership for this caller.')
  return row.number
}

/** The cooperation area of the context's customership. Throws 'not-found'. */
export async function getArea(tx: ReadTx, id: CustomershipId): Promise<AreaId> {
  const [row] = await tx.drizzle
    .select({ area: customership.area })
    .from(customership)
    .where(eq(customership.id, id))
  if (row === undefined) throw new Problem('not-found', 'No such customership for this caller.')
  return areaId.parse(row.area)
}

/**
 * Writes a step of the life cycle over the version that it was made from; 'stale-version' when another came
 * first.
 */
export async function updateLifeCycle(tx: WriteTx, id: CustomershipId, next: LifeCycle): Promise<void> {
  const { startedOn: _never, ...changes } = next
  const updated = await tx.drizzle
    .update(customership)
    .set(changes)
    .where(and(eq(customership.id, id), eq(customership.version, next.version - 1)))
    .returning({ version: customership.version })
  if (updated.length === 0)
    throw new Problem('stale-version', 'Another change of the customership came first.')
}

const partyRow = z.object({ organisation: organisationId, kind: partyKind, takenAt: z.date().nullable() })
export type PartyRow = z.infer<typeof partyRow>

/** The parties of the context's customership: the labour authority, the county, Kela. */
export async function listParties(tx: ReadTx, id: CustomershipId): Promise<PartyRow[]> {
  const rows = await tx.drizzle
    .select({ organisation: party.organisation, kind: party.kind, takenAt: party.takenAt })
    .from(party)
    .where(eq(party.customership, id))
  const order = partyKind.options
  return z
    .array(partyRow)
    .parse(rows)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** The present members of the context's customership's team, in the order in which they joined. */
export async function listTeam(tx: ReadTx, id: CustomershipId) {
  return tx.drizzle
    .select({
      id: caseTeamMember.id,
      organisation: caseTeamMember.organisation,
      person: caseTeamMember.person,
      name: caseTeamMember.name,
      title: caseTeamMember.title,
      role: caseTeamMember.role,
      responsible: caseTeamMember.responsible,
    })
    .from(caseTeamMember)
    .where(and(eq(caseTeamMember.customership, id), isNull(caseTeamMember.removedAt)))
    .orderBy(asc(caseTeamMember.addedAt), asc(caseTeamMember.id))
}

/** The opinions on one proposal to end, in the order in which they were given. */
export async function listOpinions(tx: ReadTx, id: CustomershipId, proposal: number) {
  return tx.drizzle
    .select({
      organisation: endOpinion.organisation,
      agrees: endOpinion.agrees,
      givenOn: endOpinion.givenOn,
      grounds: endOpinion.grounds,
    })
    .from(endOpinion)
    .where(and(eq(endOpinion.customership, id), eq(endOpinion.proposal, proposal)))
    .orderBy(asc(endOpinion.recordedAt), asc(endOpinion.organisation))
}

const proposalRow = z.object({ organisation: organisationId, proposedOn: plainDate, answerBy: plainDate })

/**
 * A proposal to end: whose it is, and until when the parties answer. Throws 'not-found' when there is none.
 */
export async function getEndProposal(tx: ReadTx, id: CustomershipId, number: number) {
  const [row] = await tx.drizzle
    .select({
      organisation: endProposal.organisation,
      proposedOn: endProposal.proposedOn,
      answerBy: endProposal.answerBy,
    })
    .from(endProposal)
    .where(and(eq(endProposal.customership, id), eq(endProposal.number, number)))
  if (row === undefined) throw new Problem('not-found', 'No such proposal on this customership.')
  return proposalRow.parse(row)
}

/** Whether a person is a responsible officer of the customership, for the organisation that they act for. */
export async function isResponsible(
  tx: ReadTx,
  id: CustomershipId,
  officer: { readonly person: PersonId; readonly authority: string },
): Promise<boolean> {
  const team = await listTeam(tx, id)
  return team.some(
    (member) =>
      member.responsible && member.person === officer.person && member.organisation === officer.authority,
  )
}

/** The caller's own party of the context's customership. Throws 'not-found' when it is none. */
export async function getOwnParty(
  tx: ReadTx,
  id: CustomershipId,
  organisation: OrganisationId,
): Promise<PartyRow> {
  const own = (await listParties(tx, id)).find((row) => row.organisation === organisation)
  if (own === undefined) throw new Problem('not-found', 'No such customership for this caller.')
  return own
}
