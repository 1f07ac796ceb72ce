import type { Principal } from '@tym/access'
import { getKeys, mayReadEntries } from '@tym/customer-data/public'
import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/endpoint'
import { customershipId, type DisclosureId, disclosureId } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { z } from 'zod'
import { exampleDisclosure, exampleFile } from './prepare-disclosure.ts'
import { findRecall, getDisclosure, listMissingApprovals } from './queries.ts'
import { fieldId, openSnapshot } from './snapshot.ts'
import { touchedDisclosure } from './touched.ts'
import { disclosureView, toDisclosureView } from './view.ts'

const shownItem = z.strictObject({
  entry: z.string(),
  version: z.int(),
  field: fieldId,
  owner: z.string(),
  recordedAt: z.string(),
  /** Absent when the reader's role may not read the field. */
  value: z.json().optional(),
})
const disclosureWithContent = z.strictObject({
  ...disclosureView.shape,
  purpose: z.string(),
  items: z.array(shownItem),
  /** The recipient's signed receipt, as a compact JWS. */
  receipt: z.string().nullable(),
})

/** One disclosure with exactly what is in its snapshot, of which each reader sees the values that their role may read. */
export async function readDisclosure(
  tx: ReadTx,
  keys: CustomershipKeys,
  by: Pick<Principal, 'role' | 'authority'>,
  id: DisclosureId,
): Promise<z.infer<typeof disclosureWithContent>> {
  const row = await getDisclosure(tx, keys.customership, id)
  const { purpose, items } = openSnapshot(keys, row)
  const readable = await mayReadEntries(tx, keys.customership, by, items)
  const awaits = row.state === 'awaitingApproval' ? await listMissingApprovals(tx, row) : []
  return {
    ...toDisclosureView(row, { awaits, recall: await findRecall(tx, id), role: by.role }),
    purpose,
    items: items.map(({ entry, version, field, owner, recordedAt, value }, at) => ({
      ...{ entry, version, field, owner, recordedAt },
      ...(readable[at] === true ? { value } : {}),
    })),
    receipt: row.receipt,
  }
}

export const readDisclosureEndpoint = readEndpoint({
  id: 'readDisclosure',
  method: 'GET',
  path: '/v1/customerships/{customership}/disclosures/{disclosure}',
  tag: 'Disclosures',
  summary: {
    fi: 'Luovutus ja sen tarkka sisältö',
    sv: 'Ett utlämnande och dess exakta innehåll',
    en: 'A disclosure and exactly what is in it',
  },
  caller: ['person', 'customer'],
  operation: 'disclosure.read',
  scope: 'customership',
  params: { customership: customershipId, disclosure: disclosureId },
  query: {},
  body: noBody,
  output: disclosureWithContent,
  audit: { event: 'disclosure.read', ground: 'gdpr-7' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile, disclosure: exampleDisclosure } },
  handler: async (tx, { caller, params, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const output = await readDisclosure(tx, keys, caller, params.disclosure)
    const shown = output.items.filter(({ value }) => value !== undefined).map(({ field }) => field)
    return {
      output,
      touched: [touchedDisclosure(params.customership, caller.role, [params.disclosure], shown)],
    }
  },
})
