import type { WriteTx } from '@tym/database'
import { staffOf, writeEndpoint } from '@tym/employment'
import { customershipId, Problem } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { type LifeCycle, withdrawEnd } from './customership.ts'
import { groundsText, withdrawalPlace } from './grounds.ts'
import { getEndProposal, getLifeCycle, updateLifeCycle } from './queries.ts'
import { recordEvent } from './record-event.ts'
import type { Officer } from './record-opinion.ts'
import { endProposal } from './schema.ts'
import { planNotice } from './tell-officers.ts'
import { touchedFacts } from './touched.ts'

/**
 * Withdraws the present proposal to end, by the party that made it and for a reason: the work goes on where
 * it is, and the other parties are told. Throws 'not-permitted' for another party, 'state-conflict' without a
 * proposal, and 'stale-version'.
 */
export async function withdrawEndProposal(
  tx: WriteTx,
  keys: CustomershipKeys,
  grounds: string,
  by: Officer & { readonly expectedVersion: number },
): Promise<LifeCycle> {
  const id = keys.customership
  const { calendar } = tx.context
  const file = await getLifeCycle(tx, id, by.expectedVersion)
  const next = withdrawEnd(file)
  const proposal = await getEndProposal(tx, id, file.proposal)
  if (proposal.organisation !== by.authority)
    throw new Problem('not-permitted', 'Only the party that proposed the end withdraws its proposal.')
  await updateLifeCycle(tx, id, next)
  await tx.drizzle
    .update(endProposal)
    .set({
      withdrawnOn: calendar,
      withdrawnBy: by.person,
      withdrawalGrounds: keys.encrypt(withdrawalPlace(file.proposal), grounds),
    })
    .where(
      and(
        eq(endProposal.customership, id),
        eq(endProposal.number, file.proposal),
        isNull(endProposal.withdrawnOn),
      ),
    )
  await recordEvent(tx, {
    customership: id,
    version: next.version,
    event: 'endWithdrawn' as const,
    happenedOn: calendar,
  })
  const once = `withdrawn-${file.proposal}`
  await planNotice(tx, {
    notice: 'endProposalWithdrawn',
    customership: id,
    not: by.authority,
    by: by.authority,
    once,
  })
  return next
}

export const withdrawEndProposalEndpoint = writeEndpoint({
  id: 'withdrawEndProposal',
  method: 'POST',
  path: '/v1/customerships/{customership}/end-proposals/withdrawal',
  tag: 'Customerships',
  summary: {
    fi: 'Peruuta oman osapuolen ehdotus asiakkuuden päättämisestä',
    sv: 'Återta den egna partens förslag att avsluta kundrelationen',
    en: "Withdraw the own party's proposal to end a customership",
  },
  caller: ['person'],
  operation: 'customership.proposeEnd',
  scope: 'customership',
  success: 200,
  ifMatch: true,
  params: { customership: customershipId },
  query: {},
  body: z.strictObject({ grounds: groundsText }),
  audit: { event: 'customership.endWithdrawn', ground: 'tym-8' },
  problems: [
    'not-found',
    'not-permitted',
    'stale-version',
    'state-conflict',
    'customership-ended',
    'invalid-text',
    'says-nothing',
  ],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { grounds: 'Työkokeilu keskeytyi, yhteensovittamista tarvitaan yhä.' },
  },
  handler: async (tx, { caller, params, body, expectedVersion, parts }) => {
    const { person, authority } = staffOf(caller)
    const keys = await getKeys(parts, params.customership)
    const { version } = await withdrawEndProposal(tx, keys, body.grounds, {
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
