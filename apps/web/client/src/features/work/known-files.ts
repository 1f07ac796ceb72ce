import type { CaseloadRow } from '../../api/answers.ts'
import { useKnownCaseload } from '../../api/queries.ts'
import { useKnownTasks } from './task-reads.ts'

/** What a list has said of a file: what it is called, and whether its person is under non-disclosure. */
export type KnownFile = Pick<CaseloadRow, 'id' | 'number' | 'displayName' | 'safety'>

/** One's own files by their id, as far as some list has told of them; it fetches nothing. */
export function useKnownFiles(): ReadonlyMap<string, KnownFile> {
  const tasks = useKnownTasks()
  const caseload = useKnownCaseload()
  return new Map<string, KnownFile>([
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
