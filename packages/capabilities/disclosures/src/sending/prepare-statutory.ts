import { listOpenEntries } from '@tym/customer-data/public'
import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, lineText, newDisclosureId, Problem } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { fieldId, sectionOfLaw } from '@tym/register'
import { z } from 'zod'
import { byHand } from '../disclosure.ts'
import { exampleFile } from '../examples.ts'
import { itemOf } from '../snapshot.ts'
import { storePrepared } from './store-prepared.ts'

const body = z.strictObject({
  /** The section that allows it. */
  statute: sectionOfLaw,
  recipient: lineText(200),
  /** The individual request: its number and day. */
  reference: lineText(200),
  /** Why the section allows it in this case, and why so much is needed. */
  reason: lineText(1000),
  fields: z
    .array(fieldId)
    .min(1)
    .max(60)
    .refine((ids) => new Set(ids).size === ids.length),
  channel: byHand,
})
type Demand = z.infer<typeof body>

/**
 * Puts together what a section of law lets a third party have at its individual request, without consent:
 * exactly the fields asked, as they stand and as the officer may read them. It goes by hand, and only after
 * another person of the organisation has approved it, and every other organisation whose data is in it.
 */
export async function prepareStatutory(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  { fields, channel, ...ground }: Demand,
): Promise<Written> {
  const entries = await listOpenEntries(tx, keys, by, fields)
  if (entries.length === 0)
    throw new Problem('nothing-to-disclose', 'No entry of the fields is there.', '/fields')
  const id = newDisclosureId()
  return storePrepared(tx, keys, by, {
    content: {
      type: 'tym-disclosure',
      disclosure: id,
      from: by.authority,
      purpose: ground.reason,
      ...ground,
      items: entries.map(itemOf),
    },
    row: { id, consent: null, consentVersion: null, party: null, statute: ground.statute, channel },
  })
}

export const prepareStatutoryEndpoint = writeEndpoint({
  id: 'prepareStatutoryDisclosure',
  method: 'POST',
  path: '/v1/customerships/{customership}/statutory-disclosures',
  tag: 'Disclosures',
  summary: {
    fi: 'Kokoa luovutus, jonka laki sallii ilman suostumusta',
    sv: 'Sammanställ ett utlämnande som lagen tillåter utan samtycke',
    en: 'Put together a disclosure that the law allows without consent',
  },
  caller: ['person'],
  operation: 'disclosure.prepareStatutory',
  scope: 'customership',
  afterEnd: 'open',
  params: { customership: customershipId },
  query: {},
  body,
  success: 201,
  ifMatch: false,
  audit: { event: 'disclosure.preparedByStatute', ground: 'tym-13' },
  problems: ['not-found', 'nothing-to-disclose', 'customership-ended'],
  example: {
    params: { customership: exampleFile },
    body: {
      statute: '703/2023 64 §',
      recipient: 'Esimerkkiviranomainen',
      reference: 'Pyyntö 12/2026, 20.11.2026',
      reason: 'Pyyntö yksilöi tiedot, joihin pykälä antaa oikeuden.',
      fields: ['7.05'],
      channel: 'paper',
    },
  },
  handler: async (tx, { caller, params, body: demand, parts }) =>
    prepareStatutory(tx, await getKeys(parts, params.customership), staffOf(caller), demand),
})
