import { useEffect, useState } from 'react'
import { serviceTimeAt } from '../../session/clock.ts'
import type { Loading } from '../../ui/loaded.tsx'
import { type ChangeSignal, followChanges } from './follow-changes.ts'

/** Milliseconds by which an act may have begun before a read and been committed after it. */
const overlap = 1_000

/** What a page of a file shows: the part of the file, or all of it, and the read that has told it. */
export interface ShownPart {
  readonly part: 'all' | 'file' | number
  readonly query: Loading<unknown>
}

/** How many acts of others have made out of date what is shown; a new read begins to count again. */
export function useChanges(customership: string, { part, query }: ShownPart): number {
  const { data, dataUpdatedAt } = query
  const isRead = data !== undefined
  const [told, setTold] = useState<ChangeSignal>()
  // What was told before a read is in it, however short a time ago it was done.
  const [seen, setSeen] = useState({ readAt: dataUpdatedAt, latest: 0 })
  if (seen.readAt !== dataUpdatedAt) {
    setSeen({ readAt: dataUpdatedAt, latest: Date.parse(told?.latest ?? '') || seen.latest })
    setTold(undefined)
  }
  const { readAt, latest } = seen
  useEffect(() => {
    if (!isRead) return
    const read = serviceTimeAt(readAt).getTime() - overlap
    return followChanges({ customership, since: new Date(Math.max(read, latest + 1)) }, setTold)
  }, [customership, isRead, readAt, latest])
  const shown = told?.changes.filter((each) => part === 'all' || each.part === `${part}`) ?? []
  return shown.reduce((sum, { count }) => sum + count, 0)
}
