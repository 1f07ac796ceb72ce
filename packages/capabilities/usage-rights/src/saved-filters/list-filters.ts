import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { savedFilterId } from '@tym/kernel'
import { filteredList, listFilters } from '@tym/register'
import { asc } from 'drizzle-orm'
import { z } from 'zod'
import { savedFilter } from '../schema.ts'
import { findCodes } from './saved-filter.ts'

const shown = z.strictObject({
  id: savedFilterId,
  list: filteredList,
  name: z.string(),
  codes: z.union([listFilters.tasks, listFilters.caseload]),
  isDefault: z.boolean(),
  version: z.int().positive(),
})

/** The filters that are kept under the caller's right, by name. One whose codes are gone is left out. */
export async function listFiltersKept(tx: ReadTx): Promise<z.infer<typeof shown>[]> {
  const rows = await tx.drizzle
    .select({
      id: savedFilter.id,
      list: savedFilter.list,
      name: savedFilter.name,
      line: savedFilter.codes,
      isDefault: savedFilter.isDefault,
      version: savedFilter.version,
    })
    .from(savedFilter)
    .orderBy(asc(savedFilter.name), asc(savedFilter.id))
  return rows.flatMap(({ line, ...row }) => {
    const codes = findCodes(row.list, line)
    return codes === undefined ? [] : [{ ...row, codes }]
  })
}

export const listSavedFiltersEndpoint = readEndpoint({
  id: 'listSavedFilters',
  method: 'GET',
  path: '/v1/saved-filters',
  tag: 'Session',
  summary: { fi: 'Omat tallennetut rajaukset', sv: 'Egna sparade avgränsningar', en: 'Own saved filters' },
  caller: ['person'],
  operation: 'savedFilter.keep',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(shown) }),
  audit: { event: 'savedFilter.listed', ground: 'ima-16' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => ({ output: { items: await listFiltersKept(tx) }, touched: [] }),
})
