import { staffOf } from '@tym/access'
import type { WriteTx } from '@tym/database'
import { writeEndpoint } from '@tym/endpoint'
import { type CustomershipId, customershipId } from '@tym/kernel'
import { codeLists } from '@tym/register'
import { z } from 'zod'
import { type LifeCycle, proposeEnd } from './customership.ts'
import { getLifeCycle, updateLifeCycle } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { type Officer, recordOpinion } from './record-opinion.ts'
import { touchedFacts } from './touched.ts'

/** Reasons of the declaration (2.03). They classify; the condition is the joint judgement of 8 §. */
export const endReason = z.enum(Object.keys(codeLists.endReasons))

/** Proposes the end. The proposer's own opinion counts as given. Throws as `proposeEnd` does, and 'stale-version'. */
export async function proposeEndOfCustomership(
  tx: WriteTx,
  id: CustomershipId,
  reason: string,
  by: Officer & { readonly expectedVersion: number },
): Promise<LifeCycle> {
  const file = await getLifeCycle(tx, id, by.expectedVersion)
  const next = proposeEnd(file, reason)
  await updateLifeCycle(tx, id, next)
  await recordOpinion(tx, id, next.proposal, { organisation: by.authority, person: by.person, agrees: true })
  await recordEvent(tx, {
    customership: id,
    version: next.version,
    event: 'endProposed',
    happenedOn: tx.context.calendar,
  })
  return next
}

export const proposeEndEndpoint = writeEndpoint({
  id: 'proposeEnd',
  method: 'POST',
  path: '/v1/customerships/{customership}/end-proposals',
  tag: 'Customerships',
  summary: {
    fi: 'Ehdota asiakkuuden päättämistä',
    sv: 'Föreslå att kundrelationen upphör',
    en: 'Propose the end of a customership',
  },
  caller: ['person'],
  operation: 'customership.proposeEnd',
  scope: 'customership',
  success: 201,
  ifMatch: true,
  params: { customership: customershipId },
  query: {},
  body: z.strictObject({ reason: endReason }),
  audit: { event: 'customership.endProposed', ground: 'tym-8' },
  problems: ['not-found', 'stale-version', 'state-conflict', 'customership-ended'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { reason: 'employed' },
  },
  handler: async (tx, { caller, params, body, expectedVersion }) => {
    const { person, authority } = staffOf(caller)
    const { version } = await proposeEndOfCustomership(tx, params.customership, body.reason, {
      person,
      authority,
      expectedVersion,
    })
    return {
      id: params.customership,
      version,
      touched: [touchedFacts(params.customership, caller.role, ['2.03', '2.04'])],
    }
  },
})
