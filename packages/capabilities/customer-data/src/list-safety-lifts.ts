import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, organisationId, personId, plainDate, safetyLiftId } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { ordinaryPurpose } from '@tym/register'
import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { liftReasonPlace } from './places.ts'
import { safetyLift } from './schema.ts'

/** Older ones are in the log of the file. */
const most = 50

const by = z.strictObject({ person: personId, organisation: organisationId, at: z.iso.datetime() })
const shown = z.strictObject({
  id: safetyLiftId,
  state: z.enum(['proposed', 'lifted', 'refused']),
  version: z.int(),
  /** The last day on which it is still in force; null when it is lifted at once. */
  until: plainDate.nullable(),
  reason: z.string(),
  proposed: by,
  decided: by.nullable(),
})

export const listSafetyLiftsEndpoint = readEndpoint({
  id: 'listSafetyLifts',
  method: 'GET',
  path: '/v1/customerships/{customership}/safety-lifts',
  tag: 'Customer data',
  summary: {
    fi: 'Turvakiellon purkuehdotukset',
    sv: 'Förslag om att häva spärrmarkeringen',
    en: 'Proposals to lift non-disclosure for safety',
  },
  caller: ['person'],
  operation: 'safety.readLifts',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(shown) }),
  audit: { event: 'safety.liftsListed', ground: 'tym-13' },
  problems: ['not-found'],
  example: { params: { customership: '0198f0a0-0000-7000-8000-00000000c001' } },
  handler: async (tx, { caller, params: { customership }, parts }) => {
    const keys = await getKeys(parts, customership)
    const rows = await tx.drizzle
      .select()
      .from(safetyLift)
      .where(eq(safetyLift.customership, customership))
      .orderBy(desc(safetyLift.proposedAt), desc(safetyLift.id))
      .limit(most)
    const items = rows.map(({ id, state, version, untilOn, reason, ...who }) => ({
      id,
      state,
      version,
      until: untilOn,
      reason: keys.decrypt(liftReasonPlace(id), reason),
      proposed: { person: who.proposedBy, organisation: who.proposedAs, at: who.proposedAt.toISOString() },
      decided:
        who.decidedBy === null || who.decidedAs === null || who.decidedAt === null
          ? null
          : { person: who.decidedBy, organisation: who.decidedAs, at: who.decidedAt.toISOString() },
    }))
    return {
      output: { items },
      touched: [{ customership, purpose: ordinaryPurpose(caller.role), categories: [1], fields: ['1.09'] }],
    }
  },
})
