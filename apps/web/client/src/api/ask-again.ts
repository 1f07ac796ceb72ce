import type { Query } from '@tanstack/react-query'
import { queryClient } from './query-client.ts'

/**
 * Asks once more for what has failed, and for whatever else hangs: a request that is under way without an
 * answer is given up first, since another of the same would only wait for it.
 */
export function askAgain(query: { readonly refetch: () => unknown }): void {
  const hanging = queryClient.getQueryCache().findAll({ predicate: hangs })
  void queryClient.cancelQueries({ predicate: hangs }).then(() => {
    for (const each of hanging) each.fetch().catch(() => undefined)
    return query.refetch()
  })
}

const hangs = ({ state }: Query): boolean => state.data === undefined && state.fetchStatus !== 'idle'
