import { expect, test } from 'vitest'
import type { AccessLogLine } from '../../api/answers.ts'
import { daysOf, everyLine, filterLines, totalsOf } from './log-filter.ts'

const line = (change: Partial<AccessLogLine>): AccessLogLine => ({
  line: '0198f0a0-0000-7000-8000-00000000a001',
  at: '2026-11-30T08:31:00Z',
  event: 'category.read',
  outcome: 'allowed',
  person: 'BtiqmvkJmoeh6rJZIoRwLHtS',
  role: 'nurse',
  employer: null,
  organisation: 'county',
  categories: [5],
  fields: [],
  purpose: null,
  ground: null,
  outOfTeam: false,
  by: null,
  words: { what: null, purpose: null, ground: null },
  ...change,
})
const { person: _nobody, ...system } = line({ organisation: null, categories: [7] })
const lines = [
  line({}),
  line({ outOfTeam: true }),
  line({ outcome: 'denied', organisation: 'labour', person: 'HoKf6tgY4GOYDsrR_BeDaZ4X' }),
  system,
]

test('the sentence counts persons once, and what is from outside the team or was refused', () => {
  expect(totalsOf(lines)).toEqual({ n: 4, persons: 2, outside: 1, refused: 1 })
})

test('lines are narrowed by organisation, by category and to what stands out', () => {
  expect(filterLines(lines, everyLine)).toHaveLength(4)
  expect(filterLines(lines, { ...everyLine, organisation: 'county' })).toHaveLength(2)
  expect(filterLines(lines, { ...everyLine, category: '7' })).toEqual([system])
  expect(filterLines(lines, { ...everyLine, odd: true })).toHaveLength(2)
})

test('the last days are counted with today, over months, and any other choice asks for all', () => {
  expect(daysOf('7', '2026-11-30')).toEqual({ from: '2026-11-24' })
  expect(daysOf('30', '2026-03-01')).toEqual({ from: '2026-01-31' })
  for (const other of ['', 'own', '8']) expect(daysOf(other, '2026-11-30')).toEqual({})
})
