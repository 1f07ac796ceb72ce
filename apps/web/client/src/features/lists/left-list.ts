import { useEffect } from 'react'

/**
 * How a list was left: the codes by which it was narrowed, undefined before anybody has seen it, and the row
 * that somebody went from. In memory only, and gone with the session.
 */
export interface LeftList<Codes> {
  codes: Codes | undefined
  row: string | undefined
}

/**
 * Whoever comes back to a list finds the focus on the row that they went from, once the list says what is
 * new: a row that is gone by then would take the focus with it. Who has gone on by then is left in peace.
 */
export function useReturnToRow(left: LeftList<unknown>, isFetching: boolean): void {
  useEffect(() => {
    if (isFetching) return
    const { row } = left
    left.row = undefined
    const { activeElement } = document
    const isAtStart = activeElement === document.body || activeElement?.tagName === 'H1'
    if (row === undefined || !isAtStart) return
    document.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus()
  }, [left, isFetching])
}
