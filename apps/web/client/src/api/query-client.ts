import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { asksForSignIn, Refusal } from '../session/refusal.ts'
import { lock } from '../session/way-out.ts'
import { kept } from './kept.ts'
import { showRightEnded } from './right-ended.ts'

/**
 * A session that is no more, or goes on no longer, locks every page, whichever request has learnt of it; a
 * right that has ended empties this one.
 */
const onError = (error: unknown): void => {
  if (!(error instanceof Refusal)) return
  if (asksForSignIn(error.code)) void lock()
  if (error.code === 'usage-right-not-live') showRightEnded(queryClient)
}

/**
 * Reads of customer data are acts, and each is a line in the customer's log. So nothing is fetched ahead, nor
 * again by itself: not on focus, on mount, at intervals, or after a failure.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      // Without a network a read fails and says so: it does not wait in silence.
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: kept,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      refetchOnMount: false,
      refetchInterval: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
