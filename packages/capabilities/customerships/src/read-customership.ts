import type { ReadTx } from '@tym/database'
import type { Principal } from '@tym/employment'
import {
  areaId,
  customershipId,
  organisationId,
  type PlainDate,
  Problem,
  personId,
  plainDate,
} from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { daysOfKeeping, type FieldId, isCustomer, partyKind, roleId } from '@tym/register'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { customershipState, workingState, workingStateOf } from './customership.ts'
import { deadlinesOf } from './deadlines.ts'
import { opinionPlace } from './grounds.ts'
import { operationId } from './operation-id.ts'
import { permittedOn } from './permitted.ts'
import { getEndProposal, getLifeCycle, listOpinions, listParties, listTeam } from './queries.ts'
import { isPersonUnderSafety } from './safety.ts'
import { customership } from './schema.ts'
import { formerPartyView, listFormerParties } from './transfer/former-parties.ts'

const member = z.strictObject({
  id: z.uuid(),
  organisation: organisationId,
  /** The officer's id, for officers only. */
  person: personId.optional(),
  name: z.string(),
  title: z.string(),
  role: roleId,
  responsible: z.boolean(),
})
/** What is answered of a customership, without its person. */
export const customershipView = z.strictObject({
  id: customershipId,
  number: z.string(),
  area: areaId,
  version: z.int(),
  state: customershipState,
  startedOn: plainDate,
  /** Who made sure that the person is unemployed (3 §), and when; the officer's id, for officers only. */
  unemployedConfirmed: z.strictObject({ at: z.iso.datetime(), by: personId.optional() }).nullable(),
  referringParty: organisationId.nullable(),
  referredOn: plainDate.nullable(),
  kelaInPlan: z.boolean(),
  planInForceOn: plainDate.nullable(),
  lastReviewOn: plainDate.nullable(),
  planDueOn: plainDate.nullable(),
  reviewDueOn: plainDate.nullable(),
  endReason: z.string().nullable(),
  endedOn: plainDate.nullable(),
  /**
   * The last day on which the data is kept, and the day on which it is deleted unless a hold stops that (12
   * §).
   */
  keptUntil: plainDate.nullable(),
  deletionOn: plainDate.nullable(),
  /** Whether the person is under non-disclosure for safety. */
  safety: z.boolean(),
  parties: z.array(z.strictObject({ organisation: organisationId, kind: partyKind, taken: z.boolean() })),
  /** Who were parties before a transfer: they answer for what they stored, and see nothing else. */
  formerParties: z.array(formerPartyView),
  team: z.array(member),
  /** The state of the work: the state itself, or the state before while the end is proposed and after it. */
  workingState,
  /** The proposal that waits for opinions: whose it is, and by which day the parties answer. */
  endProposal: z
    .strictObject({
      organisation: organisationId,
      proposedOn: plainDate,
      answerBy: plainDate,
      /** Parties whose opinion is missing. Silence is no agreement (8 §). */
      awaits: z.array(organisationId),
    })
    .nullable(),
  /** What the caller may do in this file as it stands; empty for its customer. */
  permitted: z.array(operationId),
  endOpinions: z.array(
    z.strictObject({
      organisation: organisationId,
      agrees: z.boolean(),
      givenOn: plainDate,
      /** Null for opinions of earlier releases. */
      grounds: z.string().nullable(),
    }),
  ),
})

/** The fields that it says. */
export const customershipFields: readonly FieldId[] = ['2.01', '2.02', '2.03', '2.04', '2.06', '2.08']

/**
 * The customership itself: how far it has come, which time limits run, its parties, team and opinions, in
 * scope 'customership'. A customer sees the responsible officers by name and title; the rest of the team is
 * the officers' own matter.
 */
export async function readCustomership(
  tx: ReadTx,
  keys: CustomershipKeys,
  caller: Pick<Principal, 'role' | 'person' | 'authority'>,
) {
  const { role } = caller
  const id = keys.customership
  const { stateBeforeEnd, proposal, ...cycle } = await getLifeCycle(tx, id)
  const [row] = await tx.drizzle
    .select({
      number: customership.number,
      area: customership.area,
      referringParty: customership.referringParty,
      referredOn: customership.referredOn,
      confirmedBy: customership.unemployedConfirmedBy,
      confirmedAt: customership.unemployedConfirmedAt,
    })
    .from(customership)
    .where(eq(customership.id, id))
  if (row === undefined) throw new Problem('not-found', 'No such customership for this caller.')
  const { confirmedBy, confirmedAt, ...opened } = row
  const parties = await listParties(tx, id)
  const team = await listTeam(tx, id)
  const opinions = await listOpinions(tx, id, proposal)
  return customershipView.parse({
    id,
    ...opened,
    unemployedConfirmed:
      confirmedAt === null
        ? null
        : { at: confirmedAt.toISOString(), ...(!isCustomer(role) && { by: confirmedBy }) },
    ...cycle,
    ...deadlinesOf(cycle),
    ...keepingOf(cycle.endedOn),
    safety: await isPersonUnderSafety(tx),
    parties: parties.map(({ takenAt, ...party }) => ({ ...party, taken: takenAt !== null })),
    formerParties: await listFormerParties(tx, id),
    team: isCustomer(role) ? team.filter(({ responsible }) => responsible).map(forCustomer) : team,
    workingState: workingStateOf({ state: cycle.state, stateBeforeEnd }),
    endProposal:
      cycle.state === 'endProposed'
        ? {
            ...(await getEndProposal(tx, id, proposal)),
            awaits: parties
              .map(({ organisation }) => organisation)
              .filter((party) => !opinions.some(({ organisation }) => organisation === party)),
          }
        : null,
    permitted: permittedOn(caller, { ...cycle, team }),
    endOpinions: opinions.map(({ grounds, ...opinion }) => ({
      ...opinion,
      grounds:
        grounds === null
          ? null
          : keys.decrypt(opinionPlace(proposal, organisationId.parse(opinion.organisation)), grounds),
    })),
  })
}

function keepingOf(endedOn: PlainDate | null) {
  if (endedOn === null) return { keptUntil: null, deletionOn: null }
  const { keptUntil, deletionOn } = daysOfKeeping(endedOn)
  return { keptUntil, deletionOn }
}

function forCustomer<T extends { readonly person: unknown }>({ person: _hidden, ...shown }: T) {
  return shown
}
