import { expect, test } from 'vitest'
import { groupByFile } from './notice-groups.ts'

test('notices stand under their file, the file of the newest one first', () => {
  const rows = [
    { id: 1, customership: 'b' },
    { id: 2, customership: null },
    { id: 3, customership: 'a' },
    { id: 4, customership: 'b' },
  ]
  expect(groupByFile(rows).map((group) => [group.customership, group.rows.map(({ id }) => id)])).toEqual([
    ['b', [1, 4]],
    [null, [2]],
    ['a', [3]],
  ])
})
