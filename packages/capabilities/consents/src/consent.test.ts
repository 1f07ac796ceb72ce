import { plainDate } from '@tym/kernel'
import { expect, test } from 'vitest'
import { stateOn } from './consent.ts'

const day = (text: string) => plainDate.parse(text)
const given = { outcome: 'given' as const, validFrom: day('2026-11-01'), validUntil: day('2026-11-30') }
const open = { withdrawnAt: null }

test.each([
  ['notYet', '2026-10-31'],
  ['inForce', '2026-11-01'],
  ['inForce', '2026-11-30'],
  ['expired', '2026-12-01'],
] as const)('a given consent is %s on %s', (state, on) => {
  expect(stateOn(open, given, day(on))).toBe(state)
})

test('a refusal and a withdrawal let nothing pass on any day', () => {
  for (const on of ['2026-10-31', '2026-11-15', '2026-12-01']) {
    expect(stateOn(open, { ...given, outcome: 'refused' }, day(on))).toBe('refused')
    expect(stateOn({ withdrawnAt: new Date('2026-11-02T10:00:00Z') }, given, day(on))).toBe('withdrawn')
  }
})
