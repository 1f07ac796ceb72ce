import { type QueryClient, useInfiniteQuery } from '@tanstack/react-query'
import type { Answer } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { heldRows, naming, putTogether } from '../../api/known-rows.ts'
import { type CursorOfList, newsOnly } from '../../api/queries.ts'
import { renewList } from '../../api/renew.ts'

type TaskPage = Answer<'/v1/tasks'>
export type Task = TaskPage['items'][number]

/** Tasks of one page. */
const limit = 100

const tasks = {
  ...newsOnly,
  queryKey: ['tasks'],
  initialPageParam: undefined,
  getNextPageParam: ({ nextCursor }: TaskPage) => nextCursor ?? undefined,
  queryFn: async ({ pageParam, client, queryKey }: CursorOfList) => {
    const held = heldRows<Task>(client, queryKey)
    const query = pageParam === undefined ? { limit } : { limit, cursor: pageParam }
    const params = { query, header: naming(held) }
    return putTogether(await answered(api.GET('/v1/tasks', { params })), held)
  },
}

/** One's own tasks: a line in the log of each file of which a task is told, new or changed. */
export function useTasks() {
  return useInfiniteQuery(tasks)
}

/** One's own tasks as far as they have been fetched; it fetches nothing. */
export function useKnownTasks(): readonly Task[] {
  const { data } = useInfiniteQuery({ ...tasks, enabled: false })
  return data?.pages.flatMap(({ items }) => items) ?? []
}

/** There may be other tasks than those that were fetched: the list asks what is new when it is next shown. */
export function forgetTasks(queries: QueryClient): Promise<void> {
  return renewList(queries, tasks.queryKey)
}

interface Done {
  readonly customership: string
  readonly field?: string
  readonly entry?: string
}

const concerns =
  ({ customership, field, entry }: Done) =>
  (task: Task): boolean =>
    task.customership === customership &&
    (entry === undefined ? task.missing.some((missing) => missing === field) : task.at.entry === entry)

/**
 * What has been recorded, corrected or answered may have been a task: then the list is read again when it is
 * shown again, and else it stays as it is.
 */
export async function renewTasks(queries: QueryClient, done: Done): Promise<void> {
  const known = queries.getQueryData<{ readonly pages: readonly TaskPage[] }>(tasks.queryKey)
  const isTask = known?.pages.some(({ items }) => items.some(concerns(done))) === true
  if (isTask) await forgetTasks(queries)
}
