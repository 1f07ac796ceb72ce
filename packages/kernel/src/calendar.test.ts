import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  dueOn,
  easterSunday,
  isOfficeClosed,
  nextWorkingDay,
  weekday,
} from './calendar.ts'
import { dateOf, daysInMonth, partsOf, plainDate } from './plain-date.ts'

const day = (text: string) => plainDate.parse(text)
const anyDate = fc
  .tuple(
    fc.integer({ min: 1900, max: 2100 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .filter(([year, month, dayOfMonth]) => dayOfMonth <= daysInMonth(year, month))
  .map(([year, month, dayOfMonth]) => dateOf({ year, month, day: dayOfMonth }))

describe('months', () => {
  it('end on the same day number', () => {
    expect(addMonths(day('2026-11-21'), 3)).toBe('2027-02-21')
    expect(addMonths(day('2026-12-01'), 48)).toBe('2030-12-01')
  })

  it('end on the last day of the month where there is no such day', () => {
    expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28')
    expect(addMonths(day('2027-11-30'), 3)).toBe('2028-02-29')
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
  })

  it('never skip a month and never leave the day number but for the month end', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const start = partsOf(from)
        const end = partsOf(addMonths(from, months))
        expect(end.year * 12 + end.month).toBe(start.year * 12 + start.month + months)
        expect(end.day).toBe(Math.min(start.day, daysInMonth(end.year, end.month)))
      }),
    )
  })
})

describe('days', () => {
  it('agree with the calendar of the machine', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (from, days) => {
        const expected = new Date(Date.parse(from) + days * 86_400_000)
        const found = addDays(from, days)
        expect(found).toBe(expected.toISOString().slice(0, 10))
        expect(weekday(found) % 7).toBe(expected.getUTCDay())
        expect(daysBetween(from, found)).toBe(days)
      }),
    )
  })
})

describe('offices', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter of %i is %s', (year, expected) => {
    expect(easterSunday(year)).toBe(expected)
  })

  it.each([
    ['2026-01-01', 'New Year'],
    ['2026-01-06', 'Epiphany'],
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-01', 'May Day'],
    ['2026-05-14', 'Ascension Day'],
    ['2026-06-19', 'Midsummer Eve'],
    ['2027-06-25', 'Midsummer Eve'],
    ['2026-06-20', 'Midsummer Day'],
    ['2026-10-31', "All Saints' Day"],
    ['2027-12-06', 'Independence Day'],
    ['2026-12-24', 'Christmas Eve'],
    ['2026-12-25', 'Christmas Day'],
    ['2026-11-21', 'Saturday'],
    ['2026-11-22', 'Sunday'],
  ])('are closed on %s (%s)', (date) => {
    expect(isOfficeClosed(day(date))).toBe(true)
  })

  it.each([
    ['2026-04-02', 'Maundy Thursday'],
    ['2026-06-18', 'the Thursday before Midsummer'],
    ['2026-06-12', 'a Friday too early for Midsummer Eve'],
    ['2026-06-26', 'a Friday too late for Midsummer Eve'],
    ['2026-12-23', 'the day before Christmas Eve'],
    ['2026-12-31', "New Year's Eve"],
    ['2026-11-20', 'an ordinary Friday'],
  ])('are open on %s (%s)', (date) => {
    expect(isOfficeClosed(day(date))).toBe(false)
  })

  it('a working day is reached within five days and is its own next', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const found = nextWorkingDay(date)
        expect(isOfficeClosed(found)).toBe(false)
        expect(daysBetween(date, found)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(date, found)).toBeLessThanOrEqual(5)
        expect(nextWorkingDay(found)).toBe(found)
      }),
    )
  })
})

describe('a due date', () => {
  it('moves over Christmas when its rule shifts', () => {
    expect(dueOn({ months: 1, shift: true }, day('2026-11-24'))).toBe('2026-12-28')
  })

  it('stays when its rule binds the authority itself', () => {
    expect(dueOn({ months: 3, shift: false }, day('2026-03-20'))).toBe('2026-06-20')
  })

  it('counts days after months', () => {
    expect(dueOn({ months: 1, days: 2, shift: false }, day('2026-01-31'))).toBe('2026-03-02')
  })
})
