import { findMyCustomerships, ownFile } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint, type StaffPrincipal, staffOf } from '@tym/employment'
import { type CustomershipId, customershipId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { ordinaryPurpose } from '@tym/register'
import { z } from 'zod'
import { nameFields, namesInCaseload } from './names-in-caseload.ts'

/** Files that one request may name: so many fit an address. */
const mostFiles = 50

/** Ids in an address, parted by commas: each counts once. */
export const fileIds = z
  .string()
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(customershipId).min(1).max(mostFiles))

const named = z.strictObject({ ...ownFile.shape, displayName: z.string() })

/**
 * Names the persons of those files that are in the caller's own caseload, in scope 'caseload'. Of any other
 * file, and of one that has ended, it says nothing.
 */
export async function nameFiles(
  tx: ReadTx,
  officer: StaffPrincipal,
  asked: readonly CustomershipId[],
  keys: Pick<KeyVault, 'find'>,
) {
  const files = await findMyCustomerships(tx, officer, asked)
  const persons = await namesInCaseload(
    tx,
    keys,
    files.map(({ id }) => id),
  )
  const items = files.flatMap((file) => {
    const displayName = persons.get(file.id)?.person.displayName
    return displayName === undefined ? [] : [{ ...file, displayName }]
  })
  const purpose = ordinaryPurpose(officer.role)
  const touched = items.map(({ id: customership }) => {
    const fields = nameFields.filter((field) => persons.get(customership)?.fields.has(field))
    return { customership, purpose, categories: [1], fields }
  })
  return { output: { items }, touched }
}

export const nameFilesEndpoint = readEndpoint({
  id: 'nameFiles',
  method: 'GET',
  path: '/v1/customership-names',
  tag: 'Customer data',
  summary: {
    fi: 'Keistä näissä omissa asiakkuuksissa on kyse',
    sv: 'Vem de här egna kundrelationerna gäller',
    en: 'Whom these own files are about',
  },
  caller: ['person'],
  operation: 'customership.list',
  scope: 'caseload',
  params: {},
  query: { files: fileIds },
  body: noBody,
  output: z.strictObject({ items: z.array(named) }),
  audit: { event: 'customership.nameRead', ground: 'tym-15' },
  problems: [],
  example: { params: {}, query: { files: '018f4d2e-0000-7000-8000-000000000001' } },
  handler: (tx, { caller, query, parts }) => nameFiles(tx, staffOf(caller), query.files, parts.keys),
})
