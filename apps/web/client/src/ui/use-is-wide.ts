import { useSyncExternalStore } from 'react'

const wide = matchMedia('(min-width: 1024px)')

function watch(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** Whether there is room for a list beside the page. */
export function useIsWide(): boolean {
  return useSyncExternalStore(watch, () => wide.matches)
}
