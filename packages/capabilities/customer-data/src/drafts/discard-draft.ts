import type { WriteTx } from '@tym/database'
import { noBody, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, Problem } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import { exampleFile } from '../removal/removal.ts'
import { draft } from '../schema.ts'
import { draftPlaceName } from './draft-place.ts'

/**
 * Drops the author's own draft of a place, when there is one: what it was for has been recorded, or is not
 * wanted any more. Answers its id and version.
 */
export async function dropDraft(tx: WriteTx, customership: CustomershipId, place: string) {
  const [dropped] = await tx.drizzle
    .delete(draft)
    .where(and(eq(draft.customership, customership), eq(draft.place, place)))
    .returning({ id: draft.id, version: draft.version })
  return dropped
}

export const discardDraftEndpoint = writeEndpoint({
  id: 'discardDraft',
  method: 'DELETE',
  path: '/v1/customerships/{customership}/drafts/{place}',
  tag: 'Drafts',
  summary: {
    fi: 'Hylkää oma keskeneräinen kirjaus',
    sv: 'Förkasta en egen oavslutad anteckning',
    en: 'Discard an own unfinished entry',
  },
  caller: ['person', 'customer'],
  operation: 'draft.keep',
  scope: 'customership',
  success: 200,
  ifMatch: false,
  mayBeSilent: true,
  params: { customership: customershipId, place: draftPlaceName },
  query: {},
  body: noBody,
  audit: { event: 'draft.discarded', ground: 'tym-11' },
  problems: ['not-found', 'customership-ended'],
  example: { params: { customership: exampleFile, place: 'new-4.03' } },
  handler: async (tx, { params }) => {
    const dropped = await dropDraft(tx, params.customership, params.place)
    if (dropped === undefined) throw new Problem('not-found', 'No such draft of this caller.')
    return { ...dropped, touched: 'silent' }
  },
})
