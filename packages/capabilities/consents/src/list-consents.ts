import type { ReadTx } from '@tym/database'
import { noBody, type Principal, readEndpoint } from '@tym/employment'
import { customershipId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { z } from 'zod'
import { type ConsentView, consentView, toConsentView } from './consent.ts'
import { listWithNewest } from './queries.ts'
import { exampleFile } from './terms.ts'
import { touchedConsent } from './touched.ts'

/** Every consent and refusal of the customership with its newest answer and what it is worth today (2.09). */
export async function listConsents(
  tx: ReadTx,
  keys: CustomershipKeys,
  { role }: Pick<Principal, 'role'>,
): Promise<ConsentView[]> {
  const { calendar } = tx.context
  const all = await listWithNewest(tx, keys.customership)
  return all.map(({ row, newest }) => toConsentView(row, newest, { keys, role, calendar }))
}

export const listConsentsEndpoint = readEndpoint({
  id: 'listConsents',
  method: 'GET',
  path: '/v1/customerships/{customership}/consents',
  tag: 'Consents',
  summary: {
    fi: 'Asiakkaan suostumukset ja kieltäytymiset',
    sv: 'Kundens samtycken och vägranden',
    en: "The customer's consents and refusals",
  },
  caller: ['person', 'customer'],
  operation: 'consent.read',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(consentView) }),
  audit: { event: 'consent.listed', ground: 'gdpr-7' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile } },
  handler: async (tx, { caller, params, parts }) => {
    const items = await listConsents(tx, await getKeys(parts, params.customership), caller)
    const ids = items.map(({ id }) => id)
    return { output: { items }, touched: [touchedConsent(params.customership, caller.role, ids)] }
  },
})
