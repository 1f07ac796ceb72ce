import type { QueryClient } from '@tanstack/react-query'
import { serviceTimeAt } from '../session/clock.ts'
import type { CategoryAnswer } from './answers.ts'

/** Fetches again what is shown, and forgets what is not: it is read again when somebody opens it. */
export async function renew(queries: QueryClient, queryKey: readonly unknown[]): Promise<void> {
  queries.removeQueries({ queryKey, type: 'inactive' })
  await queries.invalidateQueries({ queryKey })
}

/**
 * Of a list that takes the version last received: it keeps the rows that it holds, and whoever opens it asks
 * what is new. Forgetting them would have the service tell, and log, every row again.
 */
export async function renewList(queries: QueryClient, queryKey: readonly unknown[]): Promise<void> {
  await queries.invalidateQueries({ queryKey })
}

/** Of what is told of a file by name beside a notice. */
export const fileNamesKey = ['file-names']

/** What was told of a file by name is forgotten: it is asked again when a notice is about it. */
export function forgetFileName(queries: QueryClient, customership: string): void {
  queries.setQueryData<Readonly<Record<string, unknown>>>(fileNamesKey, (before) =>
    before === undefined
      ? before
      : Object.fromEntries(Object.entries(before).filter(([id]) => id !== customership)),
  )
}

/** Pages of a file that tell of an act on one of its facts. */
const pagesOfFacts = ['summary', 'history', 'entry-acts', 'access-log']

/**
 * After an act of one's own on a fact: what is shown of it is read again, and the pages that tell of it are
 * forgotten, so that they are read when somebody goes there.
 */
export async function renewFact(
  queries: QueryClient,
  { customership, category, entry, supports }: ActedOn,
): Promise<void> {
  if (category === identity) forgetFileName(queries, customership)
  // The page of a fact tells what is stated beside it.
  if (supports !== undefined)
    queries.removeQueries({ queryKey: ['entry', customership, supports], type: 'inactive' })
  for (const page of pagesOfFacts) queries.removeQueries({ queryKey: [page, customership], type: 'inactive' })
  await Promise.all([
    renew(queries, ['category', customership, category]),
    ...(entry === undefined ? [] : [renew(queries, ['entry', customership, entry])]),
  ])
}

/** The category that says what somebody is called, and whether that may be printed. */
const identity = 1

interface ActedOn extends Omit<EntryOfFile, 'entry'> {
  readonly entry?: string
  /** The fact beside which the entry is stated. */
  readonly supports?: string | undefined
}

interface EntryOfFile {
  readonly customership: string
  readonly category: number
  readonly entry: string
}

/** What was read of an entry is forgotten: whoever goes there reads it as it is. */
export function forgetEntry(
  queries: QueryClient,
  { customership, entry }: Omit<EntryOfFile, 'category'>,
): void {
  queries.removeQueries({ queryKey: ['entry', customership, entry], type: 'inactive' })
}

/**
 * What was read of a file before an instant of the service is forgotten, but for who its person is: whoever
 * goes there because of something that has happened then reads it as it is.
 */
export function forgetOlder(queries: QueryClient, customership: string, instant: string): void {
  queries.removeQueries({
    type: 'inactive',
    predicate: ({ queryKey: [kind, file], state }) =>
      kind !== 'person' && file === customership && serviceTimeAt(state.dataUpdatedAt) < new Date(instant),
  })
}

/** Counts a flag where the entry is shown, and reads nothing for it; its page, if open, reads its reason. */
export async function bumpFlags(
  queries: QueryClient,
  { customership, category, entry }: EntryOfFile,
  more: 1 | -1 = 1,
): Promise<void> {
  const queryKey = ['category', customership, category]
  // When it was read stays: what others have done since is not in it.
  const updatedAt = queries.getQueryState(queryKey)?.dataUpdatedAt
  queries.setQueryData<CategoryAnswer>(
    queryKey,
    (before) =>
      before === undefined
        ? before
        : {
            ...before,
            entries: before.entries.map((each) =>
              each.id === entry ? { ...each, flags: Math.max(0, each.flags + more) } : each,
            ),
          },
    updatedAt === undefined ? {} : { updatedAt },
  )
  await renew(queries, ['entry', customership, entry])
}
