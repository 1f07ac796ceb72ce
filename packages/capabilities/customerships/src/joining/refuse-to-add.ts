import type { WriteTx } from '@tym/database'
import { staffOf, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, Problem } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { encryptReason } from '../reason.ts'
import type { Officer } from '../record-opinion.ts'
import { joinRequest } from '../schema.ts'
import { mustBeResponsible } from '../team.ts'
import { touchedFacts } from '../touched.ts'
import { joinReason } from './join-reason.ts'

/**
 * Answers a request with no: it is deleted, and whoever asked is told nothing, since a no would tell that
 * there is a file. Why stands in the log. Throws 'not-permitted' unless the caller is responsible, and
 * 'not-found' for a request that waits no more.
 */
export async function refuseToAdd(
  tx: WriteTx,
  id: CustomershipId,
  request: string,
  by: Officer,
): Promise<void> {
  await mustBeResponsible(tx, id, by)
  // Row-level security reaches those of the caller's own party only.
  const answered = await tx.drizzle
    .delete(joinRequest)
    .where(and(eq(joinRequest.id, request), eq(joinRequest.customership, id)))
    .returning({ id: joinRequest.id })
  if (answered.length === 0) throw new Problem('not-found', 'No such request waits for the own party.')
}

export const refuseToAddEndpoint = writeEndpoint({
  id: 'refuseToAdd',
  method: 'POST',
  path: '/v1/customerships/{customership}/join-requests/{request}/refusal',
  tag: 'Case team',
  summary: {
    fi: 'Päätä, ettei pyytäjää lisätä tiimiin',
    sv: 'Besluta att den som ber inte läggs till i teamet',
    en: 'Decide that whoever asks is not added to the team',
  },
  caller: ['person'],
  operation: 'joinRequest.answer',
  scope: 'customership',
  success: 200,
  ifMatch: false,
  params: { customership: customershipId, request: z.uuid().lowercase() },
  query: {},
  body: z.strictObject({
    /** In the log of the file; whoever asked does not read it. */
    reason: joinReason,
  }),
  audit: { event: 'team.joinRefused', ground: 'tym-15' },
  problems: ['not-found', 'not-permitted'],
  example: {
    params: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      request: '0198f0a0-0000-7000-8000-00000000d001',
    },
    body: { reason: 'Asiaa hoitaa jo toinen työntekijä samassa tehtävässä.' },
  },
  handler: async (tx, { caller, params: { customership, request }, body, parts }) => {
    await refuseToAdd(tx, customership, request, staffOf(caller))
    const reason = await encryptReason(parts.keys, customership, body.reason)
    const facts = touchedFacts(customership, caller.role, ['2.08'], [request])
    return { id: request, version: 2, touched: [{ ...facts, ...(reason === undefined ? {} : { reason }) }] }
  },
})
