import { expect, test } from 'vitest'
import { readRetryAfter } from './retry-after.ts'

const now = new Date('2026-11-23T08:00:00Z')

test.each([
  ['120', 120_000],
  ['0', 0],
  [' 7 ', 7_000],
  ['Mon, 23 Nov 2026 08:02:00 GMT', 120_000],
  ['Mon, 23 Nov 2026 07:00:00 GMT', 0],
  ['999999', 3_600_000],
  ['Wed, 23 Nov 2033 08:00:00 GMT', 3_600_000],
])('%j asks for a pause of %i ms', (header, pause) => {
  expect(readRetryAfter(header, now)).toBe(pause)
})

test.each([
  ...[
    '',
    'soon',
    '-5',
    '1.5',
    '1e9',
    '0x10',
    '99999999999',
    'Monday, 23-Nov-26 08:02:00 GMT',
    '2026-11-23T08:02:00Z',
  ],
  undefined,
])('%j asks for nothing', (header) => {
  expect(readRetryAfter(header, now)).toBeUndefined()
})
