import { skipToken, useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../api/api.ts'
import { useMay } from '../../api/session-info.ts'
import type { KnownFile } from './known-file.ts'

const queryKey = ['file-names']
/** What is put there stays as long as the page, and is fetched by nobody. */
const held = { queryFn: skipToken, gcTime: Number.POSITIVE_INFINITY } as const
/** Files that one request may name. */
const mostAtOnce = 50
/** Lists that say whom their files are about: while one is on its way, nothing is asked beside it. */
const lists = new Set<unknown>(['tasks', 'caseload', 'awaiting'])

/** What was told of each file that was asked about; null of one that is not one's own. */
type Told = Readonly<Record<string, KnownFile | null>>

/** What has been told by name of files that no list had named; it fetches nothing. */
export function useToldNames(): readonly KnownFile[] {
  const { data = {} } = useQuery<Told>({ ...held, queryKey })
  return Object.values(data).filter((file) => file !== null)
}

/**
 * Asks once whom these files are about, of which no list has said it: each that is named gets a line in its
 * log.
 */
export function useNamesFor(unnamed: readonly string[]): void {
  const may = useMay()
  const queries = useQueryClient()
  const isListing = useIsFetching({ predicate: (query) => lists.has(query.queryKey[0]) }) > 0
  const { data: told = {} } = useQuery<Told>({ ...held, queryKey })
  const files = unnamed.filter((id) => !(id in told)).slice(0, mostAtOnce)
  useQuery({
    queryKey: [...queryKey, ...files],
    enabled: files.length > 0 && !isListing && may('customership.list'),
    queryFn: async () => {
      const params = { query: { files: files.join(',') } }
      const { items } = await answered(api.GET('/v1/customership-names', { params }))
      const answers = files.map((id) => [id, items.find((item) => item.id === id) ?? null])
      queries.setQueryData<Told>(queryKey, (before) => ({ ...before, ...Object.fromEntries(answers) }))
      return items.length
    },
  })
}
