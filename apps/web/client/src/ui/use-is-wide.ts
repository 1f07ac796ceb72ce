import { useSyncExternalStore } from 'react'

// What is printed stands on paper as on a wide screen, and is laid out again for nobody's printer.
const besidePage = watchWidth('print, (min-width: 1024px)')
const columns = watchWidth('print, (min-width: 700px)')

/** Whether there is room for a list beside the page. */
export const useIsWide = (): boolean => useSyncExternalStore(besidePage.watch, besidePage.isWide)

/** Whether there is room for the columns of a table. */
export const useHasColumns = (): boolean => useSyncExternalStore(columns.watch, columns.isWide)

function watchWidth(query: string) {
  const wide = matchMedia(query)
  return {
    watch: (listener: () => void): (() => void) => {
      wide.addEventListener('change', listener)
      return () => wide.removeEventListener('change', listener)
    },
    isWide: () => wide.matches,
  }
}
