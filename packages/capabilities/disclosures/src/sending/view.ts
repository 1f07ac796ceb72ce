import type { Principal } from '@tym/employment'
import {
  consentId,
  disclosureId,
  type OrganisationId,
  organisationId,
  outsidePartyId,
  personId,
  plainDate,
} from '@tym/kernel'
import { isCustomer } from '@tym/register'
import { z } from 'zod'
import { channel, disclosureState, recallOutcome, recallReason, recallState } from '../disclosure.ts'
import type { DisclosureRow, RecallRow } from '../schema.ts'

const instant = z.iso.datetime()

export const disclosureView = z.strictObject({
  id: disclosureId,
  version: z.int().positive(),
  /** The consent on which it goes; null where a section of law is the ground. */
  consent: consentId.nullable(),
  statute: z.string().nullable(),
  party: outsidePartyId.nullable(),
  channel,
  owner: organisationId,
  state: disclosureState,
  /** Why it was stopped, has failed, or is tried again: a code. */
  problem: z.string().nullable(),
  attempts: z.int(),
  /** The officer's id, for officers only. */
  preparedBy: personId.optional(),
  preparedAt: instant,
  /** SHA-256, base64url: what an approval is of. */
  snapshot: z.string(),
  /** Organisations that have not approved it yet. */
  awaits: z.array(organisationId),
  /** Since when somebody outside may have it. */
  leftAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  sentItems: z.int().nullable(),
  /** The day on which it was given by hand. */
  handedOverOn: plainDate.nullable(),
  handedOverAt: instant.nullable(),
  recall: z
    .strictObject({
      reason: recallReason,
      state: recallState,
      /** What the recipient has signed that it did. */
      outcome: recallOutcome.nullable(),
      problem: z.string().nullable(),
      plannedAt: instant,
      confirmedAt: instant.nullable(),
      /** The recipient's signed confirmation, as a compact JWS. */
      confirmation: z.string().nullable(),
    })
    .nullable(),
})
export type DisclosureView = z.infer<typeof disclosureView>

export function toDisclosureView(
  row: DisclosureRow,
  of: {
    readonly awaits: readonly OrganisationId[]
    readonly recall: RecallRow | undefined
    readonly role: Principal['role']
  },
): DisclosureView {
  const { recall } = of
  return {
    id: row.id,
    version: row.version,
    consent: row.consent,
    statute: row.statute,
    party: row.party,
    owner: row.owner,
    channel: row.channel,
    handedOverOn: row.handedOverOn,
    handedOverAt: row.handedOverAt?.toISOString() ?? null,
    state: row.state,
    problem: row.problem,
    attempts: row.attempts,
    sentItems: row.sentItems,
    ...(isCustomer(of.role) ? {} : { preparedBy: row.preparedBy }),
    preparedAt: row.preparedAt.toISOString(),
    snapshot: row.snapshotHash.toString('base64url'),
    awaits: [...of.awaits],
    leftAt: row.leftAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    recall:
      recall === undefined
        ? null
        : {
            reason: recall.reason,
            state: recall.state,
            problem: recall.problem,
            outcome: recall.outcome,
            plannedAt: recall.plannedAt.toISOString(),
            confirmedAt: recall.confirmedAt?.toISOString() ?? null,
            confirmation: recall.confirmation,
          },
  }
}
