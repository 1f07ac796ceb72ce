import { skipToken, useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../api/api.ts'
import { fileNamesKey } from '../../api/renew.ts'
import { useMay } from '../../api/session-info.ts'
import type { KnownFile } from './known-file.ts'

/** Data that is only put in by hand: nothing fetches it, and it stays as long as the page. */
const held = { queryKey: fileNamesKey, queryFn: skipToken, gcTime: Number.POSITIVE_INFINITY } as const
const asking = ['names-of']
/** Files that one request may name. */
const mostAtOnce = 50
/** Lists that say whom their files are about: while one is on its way, nothing is asked beside it. */
const lists = new Set<unknown>(['tasks', 'caseload', 'awaiting', ...asking])

/** What was told of each file that was asked about; null of one that is not named. */
type Told = Readonly<Record<string, KnownFile | null>>

/** What has been told by name of files that no list had named; it fetches nothing. */
export function useToldNames(): readonly KnownFile[] {
  const { data = {} } = useQuery<Told>(held)
  return Object.values(data).filter((file) => file !== null)
}

/** Asks once for the names that no list has told. Each file that is named gets a line in its log. */
export function useNamesFor(unnamed: readonly string[]): void {
  const may = useMay()
  const queries = useQueryClient()
  const isListing = useIsFetching({ predicate: (query) => lists.has(query.queryKey[0]) }) > 0
  const { data: told = {} } = useQuery<Told>(held)
  const files = unnamed.filter((id) => !(id in told)).slice(0, mostAtOnce)
  const tell = (named: readonly KnownFile[]): void => {
    const answers = files.map((id) => [id, named.find((file) => file.id === id) ?? null])
    queries.setQueryData<Told>(fileNamesKey, (before) => ({ ...before, ...Object.fromEntries(answers) }))
  }
  useQuery({
    queryKey: [...asking, ...files],
    enabled: files.length > 0 && !isListing && may('customership.list'),
    queryFn: async () => {
      try {
        const params = { query: { files: files.join(',') } }
        const { items } = await answered(api.GET('/v1/customership-names', { params }))
        tell(items)
        return items.length
      } catch (error) {
        // Without their names the notices stand all the same: they are not asked for over and over.
        tell([])
        throw error
      }
    },
  })
}
