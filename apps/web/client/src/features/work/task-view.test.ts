import { expect, test } from 'vitest'
import type { Task } from './task-reads.ts'
import { filterTasks, groupTasks } from './task-view.ts'

const task = (kind: Task['kind'], group: Task['group']): Task => ({
  tag: 'AAAAAAAA',
  id: `${kind}-${group}`,
  kind,
  customership: '0198f0a0-0000-7000-8000-00000000c001',
  number: 'TYM-2026-0000001',
  safety: false,
  waitsFor: [],
  missing: [],
  at: { category: 7 },
  dueOn: '2026-12-04',
  daysLeft: 4,
  since: '2026-09-04',
  group,
})
const tasks = [task('review', 'passed'), task('flag', 'week'), task('plan', 'week'), task('plan', 'later')]
const idsOf = (rows: readonly Task[]) => rows.map(({ id }) => id)

test('tasks are narrowed by kind, by due day, and by both', () => {
  expect(filterTasks(tasks, {})).toHaveLength(4)
  expect(idsOf(filterTasks(tasks, { kind: 'plan' }))).toEqual(['plan-week', 'plan-later'])
  expect(idsOf(filterTasks(tasks, { kind: 'plan', group: 'week' }))).toEqual(['plan-week'])
})

test('they stand under the groups that the service has said, in its order', () => {
  expect(groupTasks(tasks).map(({ name, rows }) => [name, idsOf(rows)])).toEqual([
    ['passed', ['review-passed']],
    ['week', ['flag-week', 'plan-week']],
    ['later', ['plan-later']],
  ])
})
