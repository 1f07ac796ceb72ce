import { expect, test } from 'vitest'
import type { Notification } from '../../api/answers.ts'
import { foldAlike } from './fold-alike.ts'

const notice = (id: string, at: number, more: Partial<Notification> = {}): Notification => ({
  id,
  kind: 'customershipTaken',
  customership: 'file',
  usageRight: null,
  dueOn: null,
  entry: null,
  by: 'county',
  createdAt: `2026-11-30T0${at}:00:00.000Z`,
  readAt: null,
  ...more,
})

test('two alike notices stand once with the ids of both, and what differs in whose act it is stands apart', () => {
  const folded = foldAlike([
    notice('c', 3),
    notice('b', 2, { by: 'kela' }),
    notice('a', 1),
    notice('d', 1, { kind: 'entryFlagged', entry: { id: 'one', category: 4 } }),
    notice('e', 1, { kind: 'entryFlagged', entry: { id: 'other', category: 4 } }),
  ])
  expect(folded.map(({ row, ids }) => [row.id, ids])).toEqual([
    ['c', ['c', 'a']],
    ['b', ['b']],
    ['d', ['d']],
    ['e', ['e']],
  ])
})
