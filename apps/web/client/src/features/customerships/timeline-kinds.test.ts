import { expect, test } from 'vitest'
import type { EntryAct } from '../../api/answers.ts'
import { byMonth, rowsOfActs, rowsOfEvents, untilOldest } from './timeline-kinds.ts'

test('what happened stands by month, the latest first, and within a day by when it was written', () => {
  const at = (happenedOn: string, time: string) => ({ happenedOn, recordedAt: `2026-11-30T${time}Z` })
  const rows = [at('2026-09-09', '08:00'), at('2026-11-30', '08:00'), at('2026-11-30', '09:00')]
  const found = byMonth(rows).map(({ month, rows: ofMonth }) => [month, ofMonth.map((row) => row.recordedAt)])
  expect(found).toEqual([
    ['2026-11', ['2026-11-30T09:00Z', '2026-11-30T08:00Z']],
    ['2026-09', ['2026-11-30T08:00Z']],
  ])
})

const act = (field: EntryAct['field'], more: Partial<EntryAct> = {}): EntryAct => ({
  entry: `entry of ${field}`,
  category: 5,
  field,
  version: 1,
  owner: 'county',
  recordedAt: '2026-11-20T07:30:00.000Z',
  author: { person: 'helena', role: 'nurse' },
  removed: false,
  ...more,
})

test('what somebody records in one act is one row, and a correction is another', () => {
  const rows = rowsOfActs([
    act('5.04', { version: 2 }),
    act('5.04'),
    act('5.01'),
    act('5.02', { author: { person: 'kalle', role: 'workAbilitySpecialist' } }),
  ])
  const told = rows.map((row) => ('recorded' in row ? row.recorded.acts.map(({ field }) => field) : []))
  expect(told).toEqual([['5.04'], ['5.01', '5.04'], ['5.02']])
  expect(rows[0]).toMatchObject({ kind: 'data', happenedOn: '2026-11-20', organisation: 'county' })
})

test('nothing older is told than the oldest act that was fetched, where there are more', () => {
  const started = {
    event: 'started',
    happenedOn: '2026-09-09',
    organisation: 'porvoo',
    version: 1,
    recordedAt: '2026-09-09T08:00:00.000Z',
    by: null,
    member: null,
  } as const
  const rows = [...rowsOfEvents([started]), ...rowsOfActs([act('5.04')])]
  expect(untilOldest(rows, undefined)).toHaveLength(2)
  expect(untilOldest(rows, '2026-11-20T07:30:00.000Z').map(({ kind }) => kind)).toEqual(['data'])
})
