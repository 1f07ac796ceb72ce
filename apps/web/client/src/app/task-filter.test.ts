import { taskGroup, taskKind } from '@tym/register'
import { expect, test } from 'vitest'
import { findTaskFilter, taskGroups, taskKinds } from './task-filter.ts'

test('an address narrows the tasks by codes that the service knows, and by nothing else', () => {
  expect([taskKinds, taskGroups]).toEqual([taskKind.options, taskGroup.options])
  expect(findTaskFilter({ kind: 'flag', group: 'week' })).toEqual({ kind: 'flag', group: 'week' })
  expect(findTaskFilter({ kind: 'Eeva Esimerkki', group: '1', name: 'Eeva' })).toEqual({})
})
