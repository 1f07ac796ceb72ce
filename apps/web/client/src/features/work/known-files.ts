import { useKnownCaseload } from '../../api/queries.ts'
import { useToldNames } from './file-names.ts'
import type { KnownFile } from './known-file.ts'
import { useKnownTasks } from './task-reads.ts'

/** One's own files by their id, as far as some list has told of them; it fetches nothing. */
export function useKnownFiles(): ReadonlyMap<string, KnownFile> {
  const tasks = useKnownTasks()
  const caseload = useKnownCaseload()
  const named = useToldNames()
  return new Map<string, KnownFile>([
    ...named.map((file) => [file.id, file] as const),
    ...tasks.map((task) => [task.customership, fileOf(task)] as const),
    ...caseload.map((row) => [row.id, row] as const),
  ])
}

/** The file that a task is about, as its link names it. */
export function fileOf({
  customership: id,
  number,
  displayName,
  safety,
}: ReturnType<typeof useKnownTasks>[number]): KnownFile {
  return { id, number, safety, ...(displayName === undefined ? {} : { displayName }) }
}
