import type { WriteTx } from '@tym/database'
import { staffOf, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, type OrganisationId, Problem, plainDate } from '@tym/kernel'
import type { CustomerNews } from '@tym/register'
import { z } from 'zod'
import { advance, advanceTarget, type LifeCycle, type Step } from './customership.ts'
import type { customershipEvent } from './events.ts'
import { listPlanLacks } from './list-plan-lacks.ts'
import { getLifeCycle, getOwnParty, updateLifeCycle } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { planCustomerNews } from './tell-customer.ts'
import { touchedFacts } from './touched.ts'

/**
 * Takes the work one step on and writes it to the history. Throws as `advance` does, 'stale-version', and
 * 'plan-incomplete', which names the parties that have not taken the file and the fields without an entry (4,
 * 5 §).
 */
export async function advanceCustomership(
  tx: WriteTx,
  id: CustomershipId,
  step: Step,
  by: { readonly authority: OrganisationId; readonly expectedVersion: number },
): Promise<LifeCycle> {
  const file = await getLifeCycle(tx, id, by.expectedVersion)
  const { kind } = await getOwnParty(tx, id, by.authority)
  const next = advance(file, step, { party: kind, calendar: tx.context.calendar })
  if (step.to === 'planInForce') {
    const missing = await listPlanLacks(tx, id, next.kelaInPlan)
    if (missing.length > 0)
      throw new Problem('plan-incomplete', 'The plan lacks what it must have.', undefined, { missing })
  }
  await updateLifeCycle(tx, id, next)
  await recordEvent(tx, {
    customership: id,
    version: next.version,
    event: eventOf(file, step),
    happenedOn: step.on,
  })
  await planCustomerNews(tx, { customership: id, news: newsOf(step), once: String(next.version) })
  return next
}

/** What the customer is told of: a plan to approve, a plan or its review in force, a review. */
function newsOf({ to }: Step): CustomerNews {
  return to === 'planDraft' ? 'planDrafted' : to === 'underReview' ? 'reviewBegun' : 'planInForce'
}

function eventOf(before: LifeCycle, { to }: Step): z.infer<typeof customershipEvent> {
  switch (to) {
    case 'planDraft':
      return 'planDrafted'
    case 'underReview':
      return 'reviewBegun'
    case 'planInForce':
      return before.planInForceOn === null ? 'planInForce' : 'reviewDone'
  }
  to satisfies never
}

export const advanceCustomershipEndpoint = writeEndpoint({
  id: 'advanceCustomership',
  method: 'POST',
  path: '/v1/customerships/{customership}/steps',
  tag: 'Customerships',
  summary: {
    fi: 'Vie asiakkuutta eteenpäin: suunnitelman luonnos, voimaantulo, tarkistus',
    sv: 'För kundrelationen framåt: utkast, ikraftträdande, revidering',
    en: 'Advance a customership: plan drafted, in force, under review',
  },
  caller: ['person'],
  operation: 'customership.advance',
  scope: 'customership',
  success: 200,
  ifMatch: true,
  params: { customership: customershipId },
  query: {},
  body: z.strictObject({ to: advanceTarget, on: plainDate, kelaTakesPart: z.boolean().optional() }),
  audit: { event: 'customership.advanced', ground: 'tym-4' },
  problems: [
    'not-found',
    'stale-version',
    'state-conflict',
    'customership-ended',
    'before-start',
    'invalid-date',
    'plan-incomplete',
  ],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { to: 'planDraft', on: '2026-03-02', kelaTakesPart: true },
  },
  handler: async (tx, { caller, params, body, expectedVersion }) => {
    const { authority } = staffOf(caller)
    const { version } = await advanceCustomership(tx, params.customership, body, {
      authority,
      expectedVersion,
    })
    return {
      id: params.customership,
      version,
      touched: [touchedFacts(params.customership, caller.role, [])],
    }
  },
})
