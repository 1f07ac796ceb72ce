import { useSyncExternalStore } from 'react'

let isPrinting = false
// Told before the sheets are counted; what came to the page with the change of the medium would be cut off.
addEventListener('beforeprint', () => {
  isPrinting = true
})
addEventListener('afterprint', () => {
  isPrinting = false
})

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
      const stop = new AbortController()
      const { signal } = stop
      wide.addEventListener('change', listener, { signal })
      for (const turn of ['beforeprint', 'afterprint']) addEventListener(turn, listener, { signal })
      return () => stop.abort()
    },
    isWide: () => isPrinting || wide.matches,
  }
}
