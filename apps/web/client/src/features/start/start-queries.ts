import { useQuery } from '@tanstack/react-query'
import { answered, api } from '../../api/api.ts'

/** What would follow from a start on this day. It concerns nobody yet. */
export function useDeadlines(from: string | undefined) {
  return useQuery({
    queryKey: ['deadlines', from],
    enabled: from !== undefined,
    queryFn: () =>
      answered(api.GET('/v1/deadlines', { params: { query: from === undefined ? {} : { from } } })),
  })
}

/** Which organisations work together where: of nobody's file, so that it is fetched once. */
export function useAreas() {
  return useQuery({
    queryKey: ['areas'],
    queryFn: () => answered(api.GET('/v1/cooperation-areas')),
    gcTime: Number.POSITIVE_INFINITY,
  })
}
