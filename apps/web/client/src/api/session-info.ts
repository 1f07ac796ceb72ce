import { useSuspenseQuery } from '@tanstack/react-query'
import type { OperationId } from '@tym/register'
import { answered, api } from './api.ts'

/** What the service says of the person's session: nothing of any file, so that it is read once. */
export const sessionQuery = {
  queryKey: ['session'],
  queryFn: () => answered(api.GET('/v1/session')),
  gcTime: Number.POSITIVE_INFINITY,
}

export type SessionFacts = Awaited<ReturnType<typeof sessionQuery.queryFn>>

/** The session's facts, which the frame has fetched before it shows a page. */
export function useSession() {
  return useSuspenseQuery(sessionQuery).data
}

/** For which organisation the person works; undefined for a customer. */
export function useAuthority(): string | undefined {
  const facts = useSession()
  return 'authority' in facts ? facts.authority : undefined
}

/** Whether the service lets this person perform an operation at all. Never a role is asked for. */
export function useMay(): (operation: OperationId) => boolean {
  const { operations } = useSession()
  return (operation) => operations.some((permitted) => permitted === operation)
}
