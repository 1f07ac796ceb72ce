import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type SavedFilterId, savedFilterId } from '@tym/kernel'
import { eq } from 'drizzle-orm'
import { savedFilter } from '../schema.ts'
import { exampleFilter, getOwnFilter } from './change-filter.ts'

/** Deletes an own filter. Throws 'not-found' for one that is not there, or is another right's. */
export async function deleteFilter(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'usageRight'>,
  id: SavedFilterId,
): Promise<Written> {
  const { version } = await getOwnFilter(tx, by, id)
  await tx.drizzle.delete(savedFilter).where(eq(savedFilter.id, id))
  return { id, version, touched: [] }
}

export const deleteFilterEndpoint = writeEndpoint({
  id: 'deleteFilter',
  method: 'DELETE',
  path: '/v1/saved-filters/{filter}',
  tag: 'Session',
  summary: { fi: 'Poista oma rajaus', sv: 'Ta bort en egen avgränsning', en: 'Delete an own filter' },
  caller: ['person'],
  operation: 'savedFilter.keep',
  scope: 'organisation',
  params: { filter: savedFilterId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: false,
  audit: { event: 'savedFilter.deleted', ground: 'ima-16' },
  problems: ['not-found'],
  example: { params: { filter: exampleFilter } },
  handler: (tx, { caller, params }) => deleteFilter(tx, staffOf(caller), params.filter),
})
