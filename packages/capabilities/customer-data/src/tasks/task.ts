import {
  customershipId,
  daysBetween,
  entryId,
  organisationId,
  type PlainDate,
  plainDate,
  weekday,
} from '@tym/kernel'
import { fieldId, partyKind, type TaskGroup, taskGroup, taskKind } from '@tym/register'
import { z } from 'zod'

/** Of which task a place in the list is: the same one has the same id for as long as it waits. */
export const taskId = z.string().regex(/^[a-zA-Z]+-[0-9a-f-]{36}$/)

export const task = z.strictObject({
  id: taskId,
  kind: taskKind,
  customership: customershipId,
  number: z.string(),
  /** Whom it is about; absent while the file's documents are laid out again. */
  displayName: z.string().optional(),
  /** Whether the person is under non-disclosure for safety. */
  safety: z.boolean(),
  /** Whose turn it is. */
  waitsFor: z.array(organisationId),
  /**
   * Parties that have not taken the file and fields without an entry, before the plan may be in force; or the
   * field of the entry that is questioned.
   */
  missing: z.array(z.union([partyKind, fieldId])),
  /** The part of the file where it is done: an entry and its field, a field to record, or the category. */
  at: z.strictObject({
    category: z.int().min(1).max(7),
    field: fieldId.optional(),
    entry: entryId.optional(),
  }),
  dueOn: plainDate,
  /** Days until then by the service's calendar; negative once the day has passed. */
  daysLeft: z.int(),
  /** What the time runs from: the start, the plan or its last review, the remark. */
  since: plainDate,
  group: taskGroup,
})
export type Task = z.infer<typeof task>

/** A task as it follows from what waits in a file, before its day is compared with today. */
export type Waiting = Omit<Task, 'displayName' | 'daysLeft' | 'group'>

const daysOfWeek = 7
const daysOfMonth = 30

/** How far away a due day is today: in days, and as a group of the list, whose week ends on its Sunday. */
export function awayFrom(
  today: PlainDate,
  dueOn: PlainDate,
): { readonly daysLeft: number; readonly group: TaskGroup } {
  const daysLeft = daysBetween(today, dueOn)
  if (daysLeft < 0) return { daysLeft, group: 'passed' }
  if (daysLeft <= daysOfWeek - weekday(today)) return { daysLeft, group: 'week' }
  return { daysLeft, group: daysLeft <= daysOfMonth ? 'month' : 'later' }
}

/** Where a task stands: by its due day, and inside a day what has waited longer comes first. */
export const placeInList = z.strictObject({ dueOn: plainDate, since: plainDate, id: taskId })

export function inOrder(left: z.infer<typeof placeInList>, right: z.infer<typeof placeInList>): number {
  const [one, other] = [left, right].map(({ dueOn, since, id }) => `${dueOn} ${since} ${id}`)
  if (one === other) return 0
  return (one ?? '') < (other ?? '') ? -1 : 1
}
