import { useQuery } from '@tanstack/react-query'
import type { Answer } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { countKey } from './notice-reads.ts'

export type NoticeCount = Answer<'/v1/notifications/count'>

/** Milliseconds between two askings while the page is in sight. */
const between = 60_000

/**
 * How many of one's notices are unread, asked every minute and when the page comes in sight again. It tells
 * of no file and leaves no line in one, so it may be asked so; the notices themselves may not.
 */
export function useNoticeCount(): NoticeCount | undefined {
  const { data } = useQuery({
    queryKey: countKey,
    queryFn: () => answered(api.GET('/v1/notifications/count')),
    networkMode: 'online',
    staleTime: between,
    refetchInterval: between,
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: true,
  })
  return data
}
