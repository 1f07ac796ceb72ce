import { mayReadEntries } from '@tym/customer-data/public'
import { askBeforeLeaving } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import { noBody, type Principal, readEndpoint } from '@tym/employment'
import { customershipId, type DisclosureId, disclosureId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { derivedAnswerId, type FieldId, fieldId, protectedFields } from '@tym/register'
import { z } from 'zod'
import { exampleDisclosure, exampleFile } from '../examples.ts'
import { findRecall, getDisclosure, getSealed, listMissingApprovals } from '../queries.ts'
import { openSnapshot } from '../snapshot.ts'
import { touchedDisclosure } from '../touched.ts'
import { disclosureView, toDisclosureView } from './view.ts'

const shownItem = z.strictObject({
  entry: z.string(),
  version: z.int(),
  field: fieldId,
  owner: z.string(),
  recordedAt: z.string(),
  /** Which derived answer the value is, instead of what is recorded. */
  derived: derivedAnswerId.optional(),
  /** Absent when the reader's role may not read the field. */
  value: z.json().optional(),
  /** Present when the fact has been removed: nobody sees its value any more. */
  removed: z.literal(true).optional(),
})
const disclosureWithContent = z.strictObject({
  ...disclosureView.shape,
  purpose: z.string(),
  /** The recipient's name, where it is nobody of the registry. */
  recipient: z.string().nullable(),
  /** To whom, and at whose individual request, where a section of law is the ground. */
  demand: z.strictObject({ recipient: z.string(), reference: z.string(), reason: z.string() }).nullable(),
  items: z.array(shownItem),
  /** The recipient's signed receipt, as a compact JWS. */
  receipt: z.string().nullable(),
})

/**
 * One disclosure with exactly what is in its snapshot, of which each reader sees the values that their role
 * may read.
 */
export async function readDisclosure(
  tx: ReadTx,
  keys: CustomershipKeys,
  by: Pick<Principal, 'role' | 'authority'>,
  id: DisclosureId,
): Promise<z.infer<typeof disclosureWithContent>> {
  const row = await getDisclosure(tx, keys.customership, id)
  const content = openSnapshot(keys, { ...row, snapshot: await getSealed(tx, id) })
  const { purpose, items } = content
  const { shielded } = await askBeforeLeaving(tx, keys.customership)
  const may = await mayReadEntries(tx, keys.customership, by, items)
  const readable = may.map((each, at) => each && !(shielded && isProtected(items[at]?.field)))
  const awaits = row.state === 'awaitingApproval' ? await listMissingApprovals(tx, row) : []
  return {
    ...toDisclosureView(row, { awaits, recall: await findRecall(tx, id), role: by.role }),
    purpose,
    recipient: 'recipient' in content ? content.recipient : null,
    demand:
      'statute' in content
        ? { recipient: content.recipient, reference: content.reference, reason: content.reason }
        : null,
    items: items.map((item, at) => {
      const { entry, version, field, owner, recordedAt, derived } = item
      const shown = {
        entry,
        version,
        field,
        owner,
        recordedAt,
        ...(derived === undefined ? {} : { derived }),
      }
      if ('removed' in item) return { ...shown, removed: true as const }
      return readable[at] === true ? { ...shown, value: item.value } : shown
    }),
    receipt: row.receipt,
  }
}

/**
 * Contact data that is shown one record at a time only, to a member of the team who says why (turvakielto).
 */
const isProtected = (field: FieldId | undefined) => field !== undefined && protectedFields.includes(field)

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
      touched: [
        touchedDisclosure(params.customership, caller.role, [params.disclosure], shown, output.statute),
      ],
    }
  },
})
