import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { FileView, OwnOpening } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { fileOfSummary, useCustomership, useSummary } from '../../api/queries.ts'
import { useMay, useSession } from '../../api/session-info.ts'
import type { Loading } from '../../ui/loaded.tsx'

const openings = {
  queryKey: ['openings'],
  queryFn: async () => (await answered(api.GET('/v1/openings'))).items,
}

/** What this person has open for a stated reason; asked for once in a session, and after each change. */
export function useOpenings() {
  const may = useMay()
  return useQuery({ ...openings, enabled: may('customership.openForReason') })
}

/** The opening by which this person reads the file, as far as it is known. */
export function useOpeningOf(customership: string): OwnOpening | undefined {
  return useOpenings().data?.find((opening) => opening.customership === customership)
}

/**
 * Whether the file is read from outside its team: then there is nothing to do in it, and its other pages are
 * not there.
 */
export function useIsOutside(customership: string, team: FileView['team']): boolean {
  const opening = useOpeningOf(customership)
  const session = useSession()
  return opening !== undefined && !team.some(({ person }) => person === session.person)
}

/** The facts of a file: by its summary where that has been read, or is all that an opening leads to. */
export function useFile(customership: string): Loading<FileView> {
  const { isFetching } = useOpenings()
  const isOpened = useOpeningOf(customership) !== undefined
  const summary = useSummary(customership, { enabled: isOpened })
  const isKnown = summary.data !== undefined
  const file = useCustomership(customership, { enabled: !isFetching && !isOpened && !isKnown })
  if (!isOpened && !isKnown) return file
  return { ...summary, data: summary.data && fileOfSummary(summary.data) }
}

/** Forgets what was read of a file, so that the next page asks whether it may still be read. */
export async function forgetFile(queries: QueryClient, customership: string): Promise<void> {
  const about = ['summary', 'person', 'customership', 'category', 'entry']
  queries.removeQueries({
    predicate: ({ queryKey: [kind, id] }) => about.includes(String(kind)) && id === customership,
  })
  // Also where nothing shows them now: the next page needs them before it says how the file is read.
  await queries.refetchQueries({ queryKey: openings.queryKey })
}
