import type { WriteTx } from '@tym/database'
import { staffOf, writeEndpoint } from '@tym/employment'
import { customershipId, organisationId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { judge, type LifeCycle } from './customership.ts'
import { groundsText } from './grounds.ts'
import { getLifeCycle, listOpinions, listParties, updateLifeCycle } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { type Officer, recordOpinion } from './record-opinion.ts'
import { identityIndex } from './schema.ts'
import { planCustomerNews } from './tell-customer.ts'
import { planNotice } from './tell-officers.ts'
import { touchedFacts } from './touched.ts'

const given = z.array(z.object({ organisation: organisationId, agrees: z.boolean() }))

/**
 * Gives the caller's party's opinion on the proposed end, with its grounds; the other parties are told. The
 * third that agrees ends the customership on today's date, from which the retention clock runs (8, 12 §); one
 * that does not sends the work back to where it was. Throws as `judge` does, and 'stale-version'.
 */
export async function giveEndOpinion(
  tx: WriteTx,
  keys: CustomershipKeys,
  { agrees, grounds }: { readonly agrees: boolean; readonly grounds: string },
  by: Officer & { readonly expectedVersion: number },
): Promise<LifeCycle> {
  const id = keys.customership
  const { calendar } = tx.context
  const file = await getLifeCycle(tx, id, by.expectedVersion)
  const opinions = given.parse(await listOpinions(tx, id, file.proposal))
  const parties = (await listParties(tx, id)).map(({ organisation }) => organisation)
  const opinion = { organisation: by.authority, agrees }
  const next = judge(file, opinions, opinion, { parties, calendar })
  await updateLifeCycle(tx, id, next)
  await recordOpinion(tx, keys, file.proposal, { ...opinion, person: by.person, grounds })
  const happening = { customership: id, version: next.version, happenedOn: calendar }
  await recordEvent(tx, { ...happening, event: agrees ? 'endAgreed' : 'endDeclined' })
  const once = `opinion-${file.proposal}-${by.authority}`
  await planNotice(tx, {
    notice: 'endOpinionGiven',
    customership: id,
    not: by.authority,
    by: by.authority,
    once,
  })
  if (next.state === 'ended') {
    await recordEvent(tx, { ...happening, event: 'ended' })
    await planCustomerNews(tx, { customership: id, news: 'ended', once: String(next.version) })
    // A new need of the same person may now start a customership of its own.
    await tx.drizzle.update(identityIndex).set({ open: false }).where(eq(identityIndex.customership, id))
  }
  return next
}

export const giveEndOpinionEndpoint = writeEndpoint({
  id: 'giveEndOpinion',
  method: 'POST',
  path: '/v1/customerships/{customership}/end-opinions',
  tag: 'Customerships',
  summary: {
    fi: 'Anna osapuolen arvio päättämisestä',
    sv: 'Ge partens bedömning om avslutande',
    en: "Give the party's opinion on the end",
  },
  caller: ['person'],
  operation: 'customership.giveOpinion',
  scope: 'customership',
  success: 201,
  ifMatch: true,
  params: { customership: customershipId },
  query: {},
  body: z.strictObject({ agrees: z.boolean(), grounds: groundsText }),
  audit: { event: 'customership.opinionGiven', ground: 'tym-8' },
  problems: [
    'not-found',
    'stale-version',
    'state-conflict',
    'customership-ended',
    'opinion-exists',
    'invalid-text',
    'says-nothing',
  ],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { agrees: true, grounds: 'Sovitut palvelut ovat toteutuneet.' },
  },
  handler: async (tx, { caller, params, body, expectedVersion, parts }) => {
    const { person, authority } = staffOf(caller)
    const keys = await getKeys(parts, params.customership)
    const { version, state } = await giveEndOpinion(tx, keys, body, {
      person,
      authority,
      expectedVersion,
    })
    const fields = state === 'ended' ? (['2.02', '2.04'] as const) : (['2.04'] as const)
    return {
      id: params.customership,
      version,
      touched: [touchedFacts(params.customership, caller.role, fields)],
    }
  },
})
