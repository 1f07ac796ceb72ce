import { listOpenEntries } from '@tym/customer-data/public'
import { refusalOf, type WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, lineText, newId, Problem } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { fieldId } from '@tym/register'
import { z } from 'zod'
import { exampleFile } from '../examples.ts'
import { touchedDisclosure } from '../touched.ts'
import { ownCopy } from './schema.ts'
import { type CopiedEntries, sealCopy, sealNecessity } from './sealed.ts'

const body = z.strictObject({
  fields: z
    .array(fieldId)
    .min(1)
    .max(60)
    .refine((ids) => new Set(ids).size === ids.length),
  /** Why the party's own services need these data in its own register (14 §). */
  necessity: lineText(500),
})

/**
 * Orders a copy of 11 § data into the own register of the caller's party, as it stands and as the caller may
 * read it (14 §). It takes no consent but a written necessity, and once the party's own system has taken the
 * copy that register's own law binds it.
 */
export async function orderCopy(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  { fields, necessity }: z.infer<typeof body>,
): Promise<Written> {
  const open = await listOpenEntries(tx, keys, by, fields)
  if (open.length === 0)
    throw new Problem('nothing-to-disclose', 'No entry of the fields is there.', '/fields')
  const entries: CopiedEntries = open.map(({ id, version, field, value, owner, source, recordedAt }) => ({
    entry: id,
    version,
    field,
    value,
    owner,
    source,
    recordedAt: recordedAt.toISOString(),
  }))
  const id = newId()
  const copied = [...new Set(entries.map(({ field }) => field))].sort()
  try {
    await tx.drizzle.insert(ownCopy).values({
      id,
      customership: keys.customership,
      owner: by.authority,
      version: 1,
      fields: copied,
      orderedBy: by.person,
      orderedAt: tx.context.instant,
      necessity: sealNecessity(keys, id, necessity),
      content: sealCopy(keys, id, entries),
    })
  } catch (error) {
    throw refusalOf(error)
  }
  const touched = { ...touchedDisclosure(keys.customership, by.role, [], copied), resources: [id] }
  return { id, version: 1, touched: [touched] }
}

export const orderCopyEndpoint = writeEndpoint({
  id: 'orderOwnCopy',
  method: 'POST',
  path: '/v1/customerships/{customership}/own-copies',
  tag: 'Own registers',
  summary: {
    fi: 'Kopioi tietoja osapuolen omaan rekisteriin (14 §)',
    sv: 'Kopiera uppgifter till partens eget register (14 §)',
    en: "Copy data into the party's own register (section 14)",
  },
  caller: ['person'],
  operation: 'ownCopy.order',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body,
  success: 201,
  ifMatch: false,
  audit: { event: 'ownCopy.ordered', ground: 'tym-14' },
  problems: ['not-found', 'nothing-to-disclose', 'customership-ended'],
  example: {
    params: { customership: exampleFile },
    body: { fields: ['7.05'], necessity: 'Palvelu järjestetään kunnan omassa asiakastietojärjestelmässä.' },
  },
  handler: async (tx, { caller, params, body: order, parts }) =>
    orderCopy(tx, await getKeys(parts, params.customership), staffOf(caller), order),
})
