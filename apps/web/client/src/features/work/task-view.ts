import { type TaskFilter, taskGroups } from '../../app/task-filter.ts'
import type { LeftList } from '../lists/left-list.ts'
import type { Task } from './task-reads.ts'

/** How the tasks were left. */
export const leftTasks: LeftList<TaskFilter> = { codes: undefined, row: undefined }

/** The tasks that a filter lets through. */
export function filterTasks(tasks: readonly Task[], { kind, group }: TaskFilter): readonly Task[] {
  return tasks.filter(
    (task) => (kind === undefined || task.kind === kind) && (group === undefined || task.group === group),
  )
}

/** Tasks under their groups, in the order of the service: by due day, inside a day the older first. */
export function groupTasks(tasks: readonly Task[]) {
  return taskGroups
    .map((name) => ({ name, rows: tasks.filter(({ group }) => group === name) }))
    .filter(({ rows }) => rows.length > 0)
}
