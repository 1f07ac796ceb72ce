import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { customershipId } from '@tym/kernel'
import { fieldId } from '@tym/register'
import { desc } from 'drizzle-orm'
import { z } from 'zod'
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
  handler: async (tx) => {
    const drafts = await listDrafts(tx)
    const items = drafts.map(({ begunAt, savedAt, ...each }) => ({
      ...each,
      begunAt: begunAt.toISOString(),
      savedAt: savedAt.toISOString(),
    }))
    const files = [...new Set(drafts.map(({ customership }) => customership))]
    return { output: { items }, touched: files.map((customership) => ({ customership })) }
  },
})
