import type { ReadTx } from '@tym/database'
import { noBody, type Principal, readEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId } from '@tym/kernel'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { exampleFile } from '../examples.ts'
import { findRecall, listMissingApprovals } from '../queries.ts'
import { disclosure, disclosureColumns } from '../schema.ts'
import { touchedDisclosure } from '../touched.ts'
import { type DisclosureView, disclosureView, toDisclosureView } from './view.ts'

/** Every disclosure of the customership and how far it has come, in the order in which they were prepared. */
export async function listDisclosures(
  tx: ReadTx,
  customership: CustomershipId,
  { role }: Pick<Principal, 'role'>,
): Promise<DisclosureView[]> {
  const rows = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .where(eq(disclosure.customership, customership))
    .orderBy(asc(disclosure.id))
  const views: DisclosureView[] = []
  for (const row of rows) {
    const awaits = row.state === 'awaitingApproval' ? await listMissingApprovals(tx, row) : []
    views.push(toDisclosureView(row, { awaits, recall: await findRecall(tx, row.id), role }))
  }
  return views
}

export const listDisclosuresEndpoint = readEndpoint({
  id: 'listDisclosures',
  method: 'GET',
  path: '/v1/customerships/{customership}/disclosures',
  tag: 'Disclosures',
  summary: {
    fi: 'Asiakkaan tietojen luovutukset',
    sv: 'Utlämnanden av kundens uppgifter',
    en: "Disclosures of the customer's data",
  },
  caller: ['person', 'customer'],
  operation: 'disclosure.read',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(disclosureView) }),
  audit: { event: 'disclosure.listed', ground: 'gdpr-7' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile } },
  handler: async (tx, { caller, params }) => {
    const items = await listDisclosures(tx, params.customership, caller)
    const ids = items.map(({ id }) => id)
    return { output: { items }, touched: [touchedDisclosure(params.customership, caller.role, ids)] }
  },
})
