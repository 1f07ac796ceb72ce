import { useSyncExternalStore } from 'react'
import { currentView, type SessionView, watchView } from './session.ts'

/** What holds of the session now. */
export function useSessionView(): SessionView {
  return useSyncExternalStore(watchView, currentView)
}
