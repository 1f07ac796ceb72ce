import type { Principal } from '@tym/employment'
import {
  daysBetween,
  jsonOf,
  type OrganisationId,
  organisationId,
  type PlainDate,
  personId,
  plainDate,
} from '@tym/kernel'
import { daysOfKeeping, partyKind, roleId } from '@tym/register'
import { z } from 'zod'
import { customershipState } from './customership.ts'
import { deadlinesOf } from './deadlines.ts'
import { customershipEvent, placeOnTeam } from './events.ts'
import { nextAct, nextActs } from './next-acts.ts'
import { operationId } from './operation-id.ts'
import { permittedOn } from './permitted.ts'
import { formerPartyView } from './transfer/former-parties.ts'

const member = z.strictObject({
  id: z.uuid(),
  organisation: organisationId,
  person: personId,
  name: z.string(),
  title: z.string(),
  role: roleId,
  responsible: z.boolean(),
})
const proposal = z.object({ organisation: organisationId, proposedOn: plainDate, answerBy: plainDate })
const party = z.object({ organisation: organisationId, kind: partyKind, taken: z.boolean() })

/** The customership in a summary: its days, parties and team, what has happened last and what is next. */
export const summaryFacts = z.strictObject({
  number: z.string(),
  version: z.int(),
  state: customershipState,
  kelaInPlan: z.boolean(),
  startedOn: plainDate,
  endedOn: plainDate.nullable(),
  planInForceOn: plainDate.nullable(),
  lastReviewOn: plainDate.nullable(),
  planDueOn: plainDate.nullable(),
  reviewDueOn: plainDate.nullable(),
  /**
   * The day by the service's calendar, and the days from it to the one limit that runs, of plan or review.
   */
  today: plainDate,
  daysLeft: z.int().nullable(),
  /** The day on which all of it is deleted, once it has ended (12 §). */
  deletionOn: plainDate.nullable(),
  /** Whether the person is under non-disclosure for safety. */
  safety: z.boolean(),
  parties: z.array(party),
  formerParties: z.array(formerPartyView),
  team: z.array(member),
  endProposal: proposal.extend({ awaits: z.array(organisationId) }).nullable(),
  next: z.array(nextAct),
  /** What the caller may do in this file as it stands. */
  permitted: z.array(operationId),
  /** The last events, the latest first. */
  events: z.array(
    z.strictObject({
      event: customershipEvent,
      happenedOn: plainDate,
      organisation: organisationId,
      version: z.int(),
      recordedAt: z.string(),
      /** Who did it, and which member of the team it is about. */
      by: placeOnTeam.nullable(),
      member: placeOnTeam.nullable(),
    }),
  ),
})
export type SummaryFacts = z.infer<typeof summaryFacts>

/** What the gate says of the file, as gate.summary_facts lays it out. */
const told = z.object({
  ...summaryFacts.omit({
    planDueOn: true,
    reviewDueOn: true,
    today: true,
    daysLeft: true,
    deletionOn: true,
    next: true,
    permitted: true,
    endProposal: true,
  }).shape,
  endProposal: proposal.nullable(),
  endOpinions: z.array(z.object({ organisation: organisationId })),
})

/** The facts of a summary, with the days and turns that follow from what the gate has told. */
export function toSummaryFacts(
  text: string,
  caller: Pick<Principal, 'role' | 'person' | 'authority'>,
  today: PlainDate,
): SummaryFacts {
  const { endProposal, endOpinions, ...facts } = told.parse(jsonOf(text))
  const hasAnswered = (id: OrganisationId) => endOpinions.some(({ organisation }) => organisation === id)
  const order = partyKind.options
  const parties = facts.parties.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const awaits = parties.map(({ organisation }) => organisation).filter((id) => !hasAnswered(id))
  const deadlines = deadlinesOf(facts)
  const limit = deadlines.planDueOn ?? deadlines.reviewDueOn
  const proposed = endProposal === null ? null : { ...endProposal, awaits }
  return {
    ...facts,
    parties,
    ...deadlines,
    today,
    daysLeft: limit === null ? null : daysBetween(today, limit),
    deletionOn: facts.endedOn === null ? null : daysOfKeeping(facts.endedOn).deletionOn,
    endProposal: proposed,
    permitted: [...permittedOn(caller, facts)],
    next: [...nextActs({ ...facts, today, parties, ...deadlines, endProposal: proposed })],
  }
}
