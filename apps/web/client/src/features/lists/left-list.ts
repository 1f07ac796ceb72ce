import { useEffect } from 'react'

/**
 * How a list was left: the codes by which it was narrowed, undefined before anybody has seen it, and the row
 * that somebody went from. In memory only, and gone with the session.
 */
export interface LeftList<Codes> {
  codes: Codes | undefined
  row: string | undefined
}

/** Whoever comes back to a list finds the focus on the row that they went from. */
export function useReturnToRow(left: LeftList<unknown>): void {
  useEffect(() => {
    const { row } = left
    left.row = undefined
    if (row === undefined) return
    document.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus()
  }, [left])
}
