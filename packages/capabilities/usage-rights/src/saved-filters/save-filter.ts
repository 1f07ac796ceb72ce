import { alreadyThere, refusalOf, type WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { newId, Problem, savedFilterId, type UsageRightId } from '@tym/kernel'
import type { FilteredList } from '@tym/register'
import { and, count, eq } from 'drizzle-orm'
import { savedFilter } from '../schema.ts'
import { type FilterBody, filterBody, mostOfOneList, toLine } from './saved-filter.ts'

/**
 * Keeps a filter under the caller's right, with which it goes. Throws 'saved-filter-exists' when the list has
 * one of this name, and 'too-many-saved-filters'.
 */
export async function saveFilter(
  tx: WriteTx,
  { usageRight }: Pick<StaffPrincipal, 'usageRight'>,
  { list, name, codes, isDefault }: FilterBody,
): Promise<Written> {
  const [kept] = await tx.drizzle
    .select({ n: count() })
    .from(savedFilter)
    .where(and(eq(savedFilter.usageRight, usageRight), eq(savedFilter.list, list)))
  if ((kept?.n ?? 0) >= mostOfOneList)
    throw new Problem('too-many-saved-filters', `The right keeps ${mostOfOneList} filters of the list.`)
  if (isDefault) await endDefault(tx, usageRight, list)
  const id = savedFilterId.parse(newId())
  try {
    await tx.drizzle.insert(savedFilter).values({
      id,
      usageRight,
      list,
      name,
      isDefault,
      codes: toLine(codes),
      version: 1,
      savedAt: tx.context.instant,
    })
  } catch (error) {
    throw refusalOfName(error)
  }
  return { id, version: 1, touched: [] }
}

/** What the database says of a second filter of one name, in words for whoever wrote it. */
export function refusalOfName(error: unknown): unknown {
  const known = new Problem('saved-filter-exists', 'The list has a filter of this name.', '/name')
  return refusalOf(error, { [alreadyThere]: known })
}

/** One filter of a list is its default at most: another takes its place. */
export async function endDefault(tx: WriteTx, usageRight: UsageRightId, list: FilteredList): Promise<void> {
  await tx.drizzle
    .update(savedFilter)
    .set({ isDefault: false, savedAt: tx.context.instant })
    .where(
      and(
        eq(savedFilter.usageRight, usageRight),
        eq(savedFilter.list, list),
        eq(savedFilter.isDefault, true),
      ),
    )
}

export const saveFilterEndpoint = writeEndpoint({
  id: 'saveFilter',
  method: 'POST',
  path: '/v1/saved-filters',
  tag: 'Session',
  summary: { fi: 'Tallenna oma rajaus', sv: 'Spara en egen avgränsning', en: 'Save an own filter' },
  caller: ['person'],
  operation: 'savedFilter.keep',
  scope: 'organisation',
  params: {},
  query: {},
  body: filterBody,
  success: 201,
  ifMatch: false,
  audit: { event: 'savedFilter.saved', ground: 'ima-16' },
  problems: ['invalid-input', 'invalid-text', 'saved-filter-exists', 'too-many-saved-filters'],
  example: {
    params: {},
    body: { list: 'tasks', name: 'Viikon tarkistukset', codes: { kind: 'review' }, isDefault: false },
  },
  handler: (tx, { caller, body }) => saveFilter(tx, staffOf(caller), body),
})
