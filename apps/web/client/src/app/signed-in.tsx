import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { askAgain } from '../api/ask-again.ts'
import { queryClient } from '../api/query-client.ts'
import { AskAgain } from '../ui/ask-again.ts'
import { router } from './router.tsx'

/** What a signed-in person works with; nobody fetches it before. */
export function SignedIn() {
  return (
    <QueryClientProvider client={queryClient}>
      <AskAgain value={askAgain}>
        <RouterProvider router={router} />
      </AskAgain>
    </QueryClientProvider>
  )
}
