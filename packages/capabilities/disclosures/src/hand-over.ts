import { type StaffPrincipal, staffOf } from '@tym/access'
import { lockConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { type Written, writeEndpoint } from '@tym/endpoint'
import {
  type CustomershipId,
  customershipId,
  type DisclosureId,
  dateInHelsinki,
  disclosureId,
  type PlainDate,
  Problem,
  plainDate,
} from '@tym/kernel'
import { z } from 'zod'
import { exampleDisclosure, exampleFile } from './examples.ts'
import { lockExclusions } from './exclusions.ts'
import { getDisclosure, listApprovals, listItems, moveOn } from './queries.ts'
import { touchedDisclosure } from './touched.ts'
import { findWhatMayLeave } from './what-may-leave.ts'

const outcomes = ['handedOver', 'stopped'] as const

/**
 * Says that an approved disclosure goes by hand now, as the last step before it does: the same is asked anew as of a delivery
 * by machine. Answers 'stopped' when it may not go, or not all of it: then nothing is to be handed over, and it is prepared anew.
 */
export async function handOver(
  tx: WriteTx,
  by: StaffPrincipal,
  at: { readonly customership: CustomershipId; readonly id: DisclosureId; readonly on: PlainDate },
): Promise<Written> {
  if (at.on > tx.context.calendar)
    throw new Problem('invalid-date', 'Nothing was handed over on a future day.', '/handedOverOn')
  const { consent } = await getDisclosure(tx, at.customership, at.id)
  if (consent !== null) await lockConsent(tx, consent)
  await lockExclusions(tx, at.customership)
  const row = await getDisclosure(tx, at.customership, at.id)
  if (row.channel === 'machine' || row.state !== 'approved')
    throw new Problem('state-conflict', 'The disclosure is not one that goes by hand now.')
  if (by.authority !== row.owner) throw new Problem('not-permitted', 'Another organisation discloses it.')
  const approved = await listApprovals(tx, at.id)
  if (approved.some(({ approvedAt }) => dateInHelsinki(approvedAt) > at.on))
    throw new Problem('invalid-date', 'It was not approved on that day yet.', '/handedOverOn')
  const items = await listItems(tx, at.id)
  const found = await findWhatMayLeave(tx, row)
  const problem =
    typeof found === 'string' ? found : found.entries.size < items.length ? 'less-may-leave' : undefined
  const version =
    problem === undefined
      ? await moveOn(tx, row, {
          ...{ state: 'delivered', leftAt: tx.context.instant, deliveredAt: tx.context.instant },
          ...{ sentItems: items.length, handedOverOn: at.on, handedOverBy: by.person },
        })
      : await moveOn(tx, row, { state: 'stopped', problem })
  if (version === undefined) throw new Problem('stale-version', 'Another change came first.')
  const fields = items.map(({ field }) => field)
  const touched = touchedDisclosure(at.customership, by.role, [at.id], fields, row.statute)
  return {
    ...{ id: at.id, version, outcome: problem === undefined ? 'handedOver' : 'stopped' },
    touched: [
      problem === undefined ? touched : { ...touched, refused: { event: 'disclosure.refused', problem } },
    ],
  }
}

export const handOverEndpoint = writeEndpoint({
  id: 'handOverDisclosure',
  method: 'POST',
  path: '/v1/customerships/{customership}/disclosures/{disclosure}/hand-over',
  tag: 'Disclosures',
  summary: {
    fi: 'Kirjaa hyväksytty luovutus annetuksi suullisesti, paperilla tai turvapostilla',
    sv: 'Anteckna ett godkänt utlämnande som gjort muntligen, på papper eller per säker e-post',
    en: 'Record an approved disclosure as given orally, on paper or by secure mail',
  },
  caller: ['person'],
  operation: 'disclosure.prepare',
  scope: 'customership',
  params: { customership: customershipId, disclosure: disclosureId },
  query: {},
  body: z.strictObject({ handedOverOn: plainDate }),
  success: 200,
  ifMatch: false,
  outcomes,
  audit: { event: 'disclosure.handedOver', ground: 'gdpr-7' },
  problems: ['not-found', 'invalid-date', 'state-conflict', 'not-permitted', 'stale-version'],
  example: {
    params: { customership: exampleFile, disclosure: exampleDisclosure },
    body: { handedOverOn: '2026-11-20' },
  },
  handler: (tx, { caller, params, body }) =>
    handOver(tx, staffOf(caller), {
      ...{ customership: params.customership, id: params.disclosure, on: body.handedOverOn },
    }),
})
