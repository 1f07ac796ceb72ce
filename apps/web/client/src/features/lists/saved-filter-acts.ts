import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { paths } from '@tym/api-client'
import type { Answer } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { renew } from '../../api/renew.ts'
import { useMay } from '../../api/session-info.ts'

export type SavedFilter = Answer<'/v1/saved-filters'>['items'][number]
export type FilteredList = SavedFilter['list']
export type NewFilter = paths['/v1/saved-filters']['post']['requestBody']['content']['application/json']

type Narrowed<Filter> = Filter extends { readonly list: unknown; readonly codes: unknown }
  ? Pick<Filter, 'list' | 'codes'>
  : never
/** A list, and how it is narrowed. */
export type NarrowedList = Narrowed<NewFilter>

const key = ['saved-filters']

/** One's own filters of every list: of nobody's file, so that they are fetched once in a session. */
export function useSavedFilters() {
  const may = useMay()
  return useQuery({
    queryKey: key,
    enabled: may('savedFilter.keep'),
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: () => answered(api.GET('/v1/saved-filters')),
  })
}

export const renewFilters = (queries: QueryClient) => renew(queries, key)

const keyed = (key: string) => ({ 'Idempotency-Key': key })

export function saveFilter(body: NewFilter, key: string) {
  return answered(api.POST('/v1/saved-filters', { params: { header: keyed(key) }, body }))
}

/** Gives a filter another name, or makes it the one with which its list opens. */
export function changeFilter(
  { id, version }: SavedFilter,
  body: Pick<SavedFilter, 'name' | 'isDefault'>,
  key: string,
) {
  const header = { ...keyed(key), 'If-Match': `"${version}"` }
  return answered(api.PUT('/v1/saved-filters/{filter}', { params: { path: { filter: id }, header }, body }))
}

export function deleteFilter({ id }: SavedFilter, key: string) {
  return answered(
    api.DELETE('/v1/saved-filters/{filter}', { params: { path: { filter: id }, header: keyed(key) } }),
  )
}
