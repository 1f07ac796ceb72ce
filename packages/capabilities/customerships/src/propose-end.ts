import type { WriteTx } from '@tym/database'
import { staffOf, writeEndpoint } from '@tym/employment'
import { customershipId, dueOn } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { deadlineRule, proposedEndReasons } from '@tym/register'
import { z } from 'zod'
import { type LifeCycle, proposeEnd } from './customership.ts'
import { groundsText } from './grounds.ts'
import { getLifeCycle, listParties, updateLifeCycle } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { type Officer, recordOpinion } from './record-opinion.ts'
import { endProposal } from './schema.ts'
import { planCustomerNews } from './tell-customer.ts'
import { planNotice } from './tell-officers.ts'
import { touchedFacts } from './touched.ts'

/**
 * Reasons of the declaration (2.03). They only classify: the condition is the joint judgement of 8 §, for
 * which a death does not wait.
 */
const endReason = z.enum(proposedEndReasons)

/**
 * Proposes the end. The proposer's own opinion counts as given, with its grounds; the other parties are told,
 * and one that has not taken the file that it must, to give its own. Throws as `proposeEnd` does, and
 * 'stale-version'.
 */
export async function proposeEndOfCustomership(
  tx: WriteTx,
  keys: CustomershipKeys,
  { reason, grounds }: { readonly reason: string; readonly grounds: string },
  by: Officer & { readonly expectedVersion: number },
): Promise<LifeCycle> {
  const id = keys.customership
  const { calendar, instant } = tx.context
  const file = await getLifeCycle(tx, id, by.expectedVersion)
  const next = proposeEnd(file, reason)
  await updateLifeCycle(tx, id, next)
  const { person, authority: organisation } = by
  await tx.drizzle.insert(endProposal).values({
    customership: id,
    number: next.proposal,
    organisation,
    person,
    reason,
    proposedOn: calendar,
    answerBy: dueOn(deadlineRule('endOpinion', calendar), calendar),
    recordedAt: instant,
  })
  await recordOpinion(tx, keys, next.proposal, { organisation, person, agrees: true, grounds })
  await recordEvent(tx, {
    customership: id,
    version: next.version,
    event: 'endProposed' as const,
    happenedOn: calendar,
  })
  await planCustomerNews(tx, { customership: id, news: 'endProposed', once: String(next.version) })
  for (const party of await listParties(tx, id)) {
    const notice = party.takenAt === null ? 'endAwaitsTaking' : 'endProposed'
    const once = `proposal-${next.proposal}`
    await planNotice(tx, {
      notice,
      customership: id,
      only: party.organisation,
      by: organisation,
      except: person,
      once,
    })
  }
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
  body: z.strictObject({ reason: endReason, grounds: groundsText }),
  audit: { event: 'customership.endProposed', ground: 'tym-8' },
  problems: ['not-found', 'stale-version', 'state-conflict', 'customership-ended', 'invalid-text'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { reason: 'employed', grounds: 'Asiakas aloitti työn, eikä yhteensovittamista enää tarvita.' },
  },
  handler: async (tx, { caller, params, body, expectedVersion, parts }) => {
    const { person, authority } = staffOf(caller)
    const keys = await getKeys(parts, params.customership)
    const { version } = await proposeEndOfCustomership(tx, keys, body, {
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
