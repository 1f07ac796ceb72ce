import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { Problem, type SavedFilterId, savedFilterId } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { savedFilter } from '../schema.ts'
import { endDefault, refusalOfName } from './save-filter.ts'
import { filterName } from './saved-filter.ts'

const body = z.strictObject({ name: filterName, isDefault: z.boolean() })

/** An own filter, locked. Throws 'not-found' for one that is not there, or is another right's. */
export async function getOwnFilter(
  tx: WriteTx,
  { usageRight }: Pick<StaffPrincipal, 'usageRight'>,
  id: SavedFilterId,
) {
  const [found] = await tx.drizzle
    .select({ list: savedFilter.list, version: savedFilter.version })
    .from(savedFilter)
    .where(and(eq(savedFilter.id, id), eq(savedFilter.usageRight, usageRight)))
    .for('update')
  if (found === undefined) throw new Problem('not-found', 'The right keeps no such filter.')
  return found
}

/**
 * Gives an own filter another name, or makes it its list's default or not. What it lets through stays: other
 * codes are another filter. Throws 'not-found', 'stale-version' and 'saved-filter-exists'.
 */
export async function changeFilter(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'usageRight'>,
  { id, expectedVersion }: { readonly id: SavedFilterId; readonly expectedVersion: number },
  { name, isDefault }: z.infer<typeof body>,
): Promise<Written> {
  const { list, version } = await getOwnFilter(tx, by, id)
  if (version !== expectedVersion) throw new Problem('stale-version', `The filter is at version ${version}.`)
  if (isDefault) await endDefault(tx, by.usageRight, list)
  const change = { name, isDefault, version: version + 1, savedAt: tx.context.instant }
  try {
    await tx.drizzle.update(savedFilter).set(change).where(eq(savedFilter.id, id))
  } catch (error) {
    throw refusalOfName(error)
  }
  return { id, version: change.version, touched: [] }
}

export const exampleFilter = '0198f0a0-0000-7000-8000-00000000f201'

export const changeFilterEndpoint = writeEndpoint({
  id: 'changeFilter',
  method: 'PUT',
  path: '/v1/saved-filters/{filter}',
  tag: 'Session',
  summary: {
    fi: 'Nimeä oma rajaus uudelleen tai tee siitä oletus',
    sv: 'Ge en egen avgränsning ett nytt namn eller gör den till förval',
    en: 'Rename an own filter or make it the default',
  },
  caller: ['person'],
  operation: 'savedFilter.keep',
  scope: 'organisation',
  params: { filter: savedFilterId },
  query: {},
  body,
  success: 200,
  ifMatch: true,
  audit: { event: 'savedFilter.changed', ground: 'ima-16' },
  problems: [
    'not-found',
    'stale-version',
    'precondition-required',
    'invalid-input',
    'invalid-text',
    'saved-filter-exists',
  ],
  example: { params: { filter: exampleFilter }, body: { name: 'Tarkistukset', isDefault: true } },
  handler: (tx, { caller, params, body: said, expectedVersion }) =>
    changeFilter(tx, staffOf(caller), { id: params.filter, expectedVersion }, said),
})
