import { expect, test } from 'vitest'
import { statementsThen } from './statements-then.ts'

const at = (version: number, time: string, value = '') => ({
  version,
  value,
  recordedAt: `2026-11-30T${time}Z`,
  source: 'officer' as const,
  author: { role: 'nurse' as const },
})
const fact = {
  versions: [at(1, '08:00'), at(2, '10:00')],
  statements: [
    {
      id: 'a',
      field: '5.09' as const,
      owner: 'county',
      versions: [at(1, '08:00', 'slow'), at(2, '09:00', 'slower'), at(3, '11:00', 'fast')],
    },
    { id: 'b', field: '5.10' as const, owner: 'county', versions: [at(1, '10:30', 'needed')] },
  ],
}

test('a statement stands beside each version of its fact as it was last while that was in force', () => {
  const stated = (version: number) =>
    statementsThen(fact, version).map(({ field, now, before }) => [field, before?.value, now.value])
  expect(stated(1)).toEqual([['5.09', undefined, 'slower']])
  expect(stated(2)).toEqual([
    ['5.09', 'slower', 'fast'],
    ['5.10', undefined, 'needed'],
  ])
})
