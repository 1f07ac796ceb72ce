import { describe, expect, it } from 'vitest'
import {
  dateInHelsinki,
  fixedClock,
  startOfDateInHelsinki,
  stopwatch,
  systemClock,
  unixMilliseconds,
} from './clock.ts'
import { plainDate } from './plain-date.ts'

describe('the calendar', () => {
  it('is the date in Helsinki, summer and winter', () => {
    expect(dateInHelsinki(new Date('2026-11-20T21:59:59Z'))).toBe('2026-11-20')
    expect(dateInHelsinki(new Date('2026-11-20T22:00:00Z'))).toBe('2026-11-21')
    expect(dateInHelsinki(new Date('2026-06-30T21:00:00Z'))).toBe('2026-07-01')
  })

  it('begins each date at midnight in Helsinki, also on the days when the offset changes', () => {
    const begins = (date: string) => startOfDateInHelsinki(plainDate.parse(date)).toISOString()
    expect(begins('2026-01-15')).toBe('2026-01-14T22:00:00.000Z')
    expect(begins('2026-07-15')).toBe('2026-07-14T21:00:00.000Z')
    expect([begins('2026-03-29'), begins('2026-03-30')]).toEqual([
      '2026-03-28T22:00:00.000Z',
      '2026-03-29T21:00:00.000Z',
    ])
    expect([begins('2026-10-25'), begins('2026-10-26')]).toEqual([
      '2026-10-24T21:00:00.000Z',
      '2026-10-25T22:00:00.000Z',
    ])
  })

  it('of the system agrees with its instant', () => {
    const clock = systemClock()
    expect([
      dateInHelsinki(clock.instant()),
      dateInHelsinki(new Date(clock.instant().getTime() + 1000)),
    ]).toContain(clock.calendar())
  })

  it('can be set in development without moving the instant', () => {
    const clock = systemClock({ calendarDate: plainDate.parse('2031-01-02') })
    expect(clock.calendar()).toBe('2031-01-02')
    expect(Math.abs(clock.instant().getTime() - unixMilliseconds())).toBeLessThan(5000)
  })
})

describe('a fixed clock', () => {
  it('stands until it is advanced', () => {
    const clock = fixedClock({ instant: new Date('2026-11-21T10:00:00Z') })
    expect(clock.calendar()).toBe('2026-11-21')
    clock.advance({ minutes: 11 })
    expect(clock.instant().toISOString()).toBe('2026-11-21T10:11:00.000Z')
    expect(clock.calendar()).toBe('2026-11-21')
    clock.advance({ months: 3, days: 1 })
    expect(clock.calendar()).toBe('2027-02-22')
    expect(clock.instant().toISOString()).toBe('2027-02-22T10:11:00.000Z')
  })
})

it('a stopwatch never goes backwards', () => {
  const elapsed = stopwatch()
  const first = elapsed()
  expect(first).toBeGreaterThanOrEqual(0)
  expect(elapsed()).toBeGreaterThanOrEqual(first)
})
