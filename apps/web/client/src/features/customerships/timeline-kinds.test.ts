import { expect, test } from 'vitest'
import { byMonth } from './timeline-kinds.ts'

test('what happened stands by month, the latest first, and within a day by when it was written', () => {
  const at = (happenedOn: string, time: string) => ({ happenedOn, recordedAt: `2026-11-30T${time}Z` })
  const rows = [at('2026-09-09', '08:00'), at('2026-11-30', '08:00'), at('2026-11-30', '09:00')]
  const found = byMonth(rows).map(({ month, rows: ofMonth }) => [month, ofMonth.map((row) => row.recordedAt)])
  expect(found).toEqual([
    ['2026-11', ['2026-11-30T09:00Z', '2026-11-30T08:00Z']],
    ['2026-09', ['2026-11-30T08:00Z']],
  ])
})
