import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { LeftList } from './left-list.ts'
import { isNarrowed } from './same-codes.ts'
import { type FilteredList, useSavedFilters } from './saved-filter-acts.ts'

interface Kept<Codes extends object> {
  readonly list: FilteredList
  /** The path of the list's page. */
  readonly path: string
  readonly left: LeftList<Codes>
  /** The filter of the address. */
  readonly codes: Codes
  /** The filter that an address, or a saved filter, says. */
  readonly find: (said: Readonly<Record<string, unknown>>) => Codes
  /** Puts another filter into the address. */
  readonly go: (codes: Codes) => void
}

/**
 * How a list is narrowed, kept in its address. Whoever comes back finds it as they left it; whoever comes for
 * the first time in a session, as their default filter says. Answers how it is narrowed otherwise.
 */
export function useKeptCodes<Codes extends object>({
  list,
  path,
  left,
  codes,
  find,
  go,
}: Kept<Codes>): (said: Readonly<Record<string, unknown>>) => void {
  const saved = useSavedFilters()
  const { history } = useRouter()
  const isBack = useRef(left.codes !== undefined)
  const narrow = (said: Readonly<Record<string, unknown>>): void => {
    left.codes = find(said)
    go(left.codes)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: on arrival, and once the filters are there.
  useEffect(() => {
    const before = isBack.current ? left.codes : undefined
    isBack.current = false
    if (isNarrowed(codes)) {
      left.codes = codes
      return
    }
    // Whoever is on the way to another page already is not held back by this one.
    if (history.location.pathname !== path) return
    if (before !== undefined && isNarrowed(before)) return go(before)
    if (left.codes !== undefined || saved.data === undefined) return
    const first = saved.data.items.find((each) => each.list === list && each.isDefault)
    if (first === undefined) left.codes = codes
    else narrow(first.codes)
  }, [saved.data])
  return narrow
}
