import type { QueryClient } from '@tanstack/react-query'
import { currentView, type EndedRight, show } from '../session/session.ts'
import { organisationsQuery } from './queries.ts'
import { sessionQuery } from './session-info.ts'

/**
 * Empties the page when the service has refused a call because the usage right has ended, and says which one
 * it was. The session goes on: another right of the person may be chosen.
 */
export function showRightEnded(queries: QueryClient): void {
  const view = currentView()
  if (view.kind !== 'ready') return
  const right = findRight(queries)
  show({ kind: 'rightEnded', state: view.state, ...(right === undefined ? {} : { right }) })
  queries.clear()
}

/** What is in memory of the right under which the person worked; it fetches nothing. */
function findRight(queries: QueryClient): EndedRight | undefined {
  const facts = queries.getQueryData<Awaited<ReturnType<typeof sessionQuery.queryFn>>>(sessionQuery.queryKey)
  if (facts === undefined || !('employer' in facts)) return undefined
  const known = queries.getQueryData<Awaited<ReturnType<typeof organisationsQuery.queryFn>>>(
    organisationsQuery.queryKey,
  )
  const employer = known?.items.find(({ id }) => id === facts.employer)?.name
  return { role: facts.role, ...(employer === undefined ? {} : { employer }) }
}
