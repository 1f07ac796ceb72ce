import { getNumber } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { customershipId } from '@tym/kernel'
import { fieldId, ordinaryPurpose } from '@tym/register'
import { desc } from 'drizzle-orm'
import { z } from 'zod'
import { nameFields, namesInCaseload } from '../names-in-caseload.ts'
import { draft } from '../schema.ts'
import { draftPlaceName } from './draft-place.ts'

/** Where the author has drafts, the newest first: never what they say, and of nobody else. */
async function listDrafts(tx: ReadTx) {
  return tx.drizzle
    .select({
      customership: draft.customership,
      place: draft.place,
      field: draft.field,
      version: draft.version,
      begunAt: draft.begunAt,
      savedAt: draft.savedAt,
    })
    .from(draft)
    .orderBy(desc(draft.savedAt), draft.place)
}

export const listDraftsEndpoint = readEndpoint({
  id: 'listDrafts',
  method: 'GET',
  path: '/v1/drafts',
  tag: 'Drafts',
  summary: {
    fi: 'Omat keskeneräiset kirjaukset',
    sv: 'Egna oavslutade anteckningar',
    en: 'Own unfinished entries',
  },
  caller: ['person', 'customer'],
  operation: 'draft.keep',
  scope: 'caseload',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        customership: customershipId,
        number: z.string(),
        /** Whom the file is about, for officers. */
        displayName: z.string().optional(),
        place: draftPlaceName,
        field: fieldId,
        version: z.int().positive(),
        begunAt: z.iso.datetime(),
        savedAt: z.iso.datetime(),
      }),
    ),
  }),
  audit: { event: 'draft.listed', ground: 'tym-11' },
  problems: [],
  example: { params: {} },
  handler: async (tx, { caller: { role }, parts }) => {
    const drafts = await listDrafts(tx)
    const files = [...new Set(drafts.map(({ customership }) => customership))]
    const persons = await namesInCaseload(tx, parts.keys, files)
    const numbers = new Map<string, string>()
    for (const file of files) numbers.set(file, await getNumber(tx, file))
    const items = drafts.map(({ begunAt, savedAt, ...each }) => {
      const displayName = persons.get(each.customership)?.person.displayName
      return {
        ...each,
        number: numbers.get(each.customership) ?? '',
        ...(displayName === undefined ? {} : { displayName }),
        begunAt: begunAt.toISOString(),
        savedAt: savedAt.toISOString(),
      }
    })
    const touched = files.map((customership) => {
      const fields = nameFields.filter((field) => persons.get(customership)?.fields.has(field))
      return fields.length === 0
        ? { customership }
        : { customership, purpose: ordinaryPurpose(role), categories: [1], fields }
    })
    return { output: { items }, touched }
  },
})
