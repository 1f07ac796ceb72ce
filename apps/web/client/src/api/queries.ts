import {
  keepPreviousData,
  type QueryClient,
  skipToken,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import type { CategoryNumber } from '../declaration/declaration.ts'
import { keepRegister } from '../declaration/declared-register.ts'
import type { AwaitingRow, CaseloadRow, Customership, FileView, LogAsked, Summary } from './answers.ts'
import { answered, api } from './api.ts'
import { kept } from './kept.ts'
import { heldRows, naming, putTogether } from './known-rows.ts'

/** Rows of one page of a list. */
const limit = 100

const pages = {
  initialPageParam: undefined,
  getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor ?? undefined,
}
interface Cursor {
  readonly pageParam: string | undefined
}

const pageOf = (cursor: string | undefined) => (cursor === undefined ? { limit } : { limit, cursor })

/**
 * Of a list that takes the version last received: it stays in memory as long as the page, and whoever opens
 * it after ten minutes asks what is new. Only that is told, and is a line in a log.
 */
export const newsOnly = {
  gcTime: Number.POSITIVE_INFINITY,
  staleTime: kept,
  refetchOnMount: true,
}
export interface CursorOfList extends Cursor {
  readonly client: QueryClient
  readonly queryKey: readonly string[]
}

const caseload = {
  ...pages,
  ...newsOnly,
  queryKey: ['caseload'],
  queryFn: async ({ pageParam, client, queryKey }: CursorOfList) => {
    const held = heldRows<CaseloadRow>(client, queryKey)
    const params = { query: pageOf(pageParam), header: naming(held) }
    return putTogether(await answered(api.GET('/v1/customerships', { params })), held)
  },
}

export function useCaseload() {
  return useInfiniteQuery(caseload)
}

/** One's own files as far as the list has been fetched; it fetches nothing. */
export function useKnownCaseload(): readonly CaseloadRow[] {
  const { data } = useInfiniteQuery({ ...caseload, enabled: false })
  return data?.pages.flatMap(({ items }) => items) ?? []
}

const awaiting = {
  ...pages,
  ...newsOnly,
  queryKey: ['awaiting'],
  queryFn: async ({ pageParam, client, queryKey }: CursorOfList) => {
    const held = heldRows<AwaitingRow>(client, queryKey)
    const params = { query: pageOf(pageParam), header: naming(held) }
    return putTogether(await answered(api.GET('/v1/awaiting-customerships', { params })), held)
  },
}

export function useAwaiting() {
  return useInfiniteQuery(awaiting)
}

export function useNotifications() {
  return useInfiniteQuery({
    ...pages,
    queryKey: ['notifications'],
    queryFn: ({ pageParam }: Cursor) =>
      answered(
        api.GET('/v1/notifications', {
          params: {
            query:
              pageParam === undefined
                ? { limit, unread: 'true' }
                : { limit, unread: 'true', cursor: pageParam },
          },
        }),
      ),
  })
}

export function useOwnCustomerships() {
  return useInfiniteQuery({
    ...pages,
    queryKey: ['own'],
    queryFn: ({ pageParam }: Cursor) =>
      answered(api.GET('/v1/own-customerships', { params: { query: pageOf(pageParam) } })),
  })
}

export function useOwnLog(customership: string) {
  return useInfiniteQuery({
    ...pages,
    queryKey: ['own-log', customership],
    queryFn: ({ pageParam }: Cursor) =>
      answered(
        api.GET('/v1/customerships/{customership}/own-log', {
          params: { path: { customership }, query: pageOf(pageParam) },
        }),
      ),
  })
}

const file = (customership: string) => ({
  queryKey: ['customership', customership],
  queryFn: () =>
    answered(api.GET('/v1/customerships/{customership}', { params: { path: { customership } } })),
})

/** Whether it is asked for at all. */
type Asking = { readonly enabled?: boolean }

export function useCustomership(customership: string, options: Asking = {}) {
  return useQuery({ ...options, ...file(customership) })
}

/** A read, as far as a page needs to know of it. */
interface Asked<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly refetch: () => unknown
  readonly dataUpdatedAt: number
}
type FileFacts = FileView & Pick<Customership, 'parties'>

/** What every page of a file needs to know of it; a summary that has been read says it without a read. */
export function useFileFacts(customership: string): Asked<FileFacts> {
  const known = useQuery({ ...summary(customership), enabled: false })
  const read = useQuery({ ...file(customership), enabled: known.data === undefined })
  return known.data === undefined ? read : { ...known, data: fileOfSummary(known.data) }
}

/** A file as its summary has told it. */
export function fileOfSummary(told: Summary): Summary & FileView {
  return { ...told, id: told.customership, displayName: told.person.displayName }
}

/** A file as far as a page of it has been read; it fetches nothing. */
export function useReadFile(customership: string): FileView | undefined {
  const known = useQuery({ ...summary(customership), enabled: false }).data
  const read = useQuery({ ...file(customership), enabled: false }).data
  return known === undefined ? read : fileOfSummary(known)
}

/** The files that await somebody, as far as the list has been fetched; it fetches nothing. */
export function useKnownAwaiting(): readonly AwaitingRow[] {
  const { data } = useInfiniteQuery({ ...awaiting, enabled: false })
  return data?.pages.flatMap(({ items }) => items) ?? []
}

/** What has happened in a file, from its start on. */
export function useHistory(customership: string) {
  return useQuery({
    queryKey: ['history', customership],
    queryFn: () =>
      answered(api.GET('/v1/customerships/{customership}/history', { params: { path: { customership } } })),
  })
}

/** What has been recorded and corrected in a file, newest first: a line in the log for each page. */
export function useEntryActs(customership: string) {
  return useInfiniteQuery({
    ...pages,
    queryKey: ['entry-acts', customership],
    queryFn: ({ pageParam }: Cursor) =>
      answered(
        api.GET('/v1/customerships/{customership}/entry-acts', {
          params: { path: { customership }, query: pageOf(pageParam) },
        }),
      ),
  })
}

/**
 * Who has used a file, page by page, as far as it is asked for: the service lets its responsible officers
 * read it. What was shown stays until what is asked for next has come.
 */
export function useAccessLog(customership: string, asked: LogAsked) {
  return useInfiniteQuery({
    ...pages,
    queryKey: ['access-log', customership, asked],
    queryFn: ({ pageParam }: Cursor) =>
      answered(
        api.GET('/v1/customerships/{customership}/access-log', {
          params: { path: { customership }, query: { ...asked, ...pageOf(pageParam) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
}

const summary = (customership: string) => ({
  queryKey: ['summary', customership],
  queryFn: async ({ client }: { readonly client: QueryClient }) => {
    const params = { path: { customership } }
    const read = await answered(api.GET('/v1/customerships/{customership}/summary', { params }))
    client.setQueryData<Summary['person']>(personKey(customership), read.person)
    return read
  },
})

/** The person is theirs also while the rest of the summary is forgotten, as after a change of the team. */
const personKey = (customership: string) => ['person', customership]

/** All that the first page of a file shows, in one read. */
export function useSummary(customership: string, options: Asking = {}) {
  return useQuery({ ...options, ...summary(customership) })
}

/** The person of a file, as far as its summary has been read; it fetches nothing. */
export function useKnownPerson(customership: string) {
  return useQuery<Summary['person']>({ queryKey: personKey(customership), queryFn: skipToken }).data
}

export function useCategory(customership: string, category: CategoryNumber) {
  return useQuery({
    queryKey: ['category', customership, category],
    queryFn: () =>
      answered(
        api.GET('/v1/customerships/{customership}/categories/{category}', {
          params: { path: { customership, category: `${category}` } },
        }),
      ),
  })
}

/** One entry with all its versions: a line in the customer's log of its own. */
export function useEntry(customership: string, entry: string) {
  return useQuery({
    queryKey: ['entry', customership, entry],
    queryFn: () =>
      answered(
        api.GET('/v1/customerships/{customership}/entries/{entry}', {
          params: { path: { customership, entry } },
        }),
      ),
  })
}

/** What the register declares: of nobody's file, so that it is read once in a session. */
export const registerQuery = {
  queryKey: ['register'],
  queryFn: async () => keepRegister(await answered(api.GET('/v1/register'))),
  gcTime: Number.POSITIVE_INFINITY,
}

/** Names of organisations: of nobody's file, so that they are fetched once in a session. */
export const organisationsQuery = {
  queryKey: ['organisations'],
  queryFn: () => answered(api.GET('/v1/organisations')),
  gcTime: Number.POSITIVE_INFINITY,
}

export function useOrganisations() {
  return useQuery(organisationsQuery)
}
