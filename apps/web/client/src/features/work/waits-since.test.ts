import { expect, test } from 'vitest'
import { waitsSince } from './waits-since.ts'

test('a file waits from the day that is told with it', () => {
  const row = { startedOn: '2026-11-09' }
  const since = '2026-11-10T08:00:00Z'
  expect(waitsSince({ ...row, waits: { because: 'started', since } })).toBe('2026-11-09')
  expect(waitsSince({ ...row, waits: { because: 'transferred', since } })).toBe('2026-11-10')
})
