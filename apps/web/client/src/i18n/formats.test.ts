import { expect, test } from 'vitest'
import {
  dayOf,
  daysBetween,
  formatDay,
  formatDayOfYear,
  formatListDay,
  formatTime,
  formatToday,
} from './formats.ts'

test('a day is written as each language writes it in Finland, and as English does', () => {
  const day = '2026-12-04'
  expect(formatDay(day, 'fi')).toBe('4.12.2026')
  expect(formatDay(day, 'sv')).toBe('4.12.2026')
  expect(formatDay(day, 'en')).toBe('4 Dec 2026')
  expect(formatDayOfYear(day, 'fi')).toBe('pe\u00a04.12.')
  expect(formatDayOfYear(day, 'sv')).toBe('fre\u00a04.12')
  expect(formatDayOfYear(day, 'en')).toBe('Fri\u00a04 Dec')
  expect(formatToday('2026-11-30', 'fi')).toBe('maanantai 30.11.2026')
  expect(formatToday('2026-11-30', 'sv')).toBe('måndag 30.11.2026')
})

test('a day in a list has its year where that is another than today’s', () => {
  const today = '2026-11-30'
  expect(formatListDay('2026-12-04', 'fi', today)).toBe('pe\u00a04.12.')
  expect(formatListDay('2027-01-21', 'fi', today)).toBe('to\u00a021.1.2027')
  expect(formatListDay('2025-01-02', 'sv', today)).toBe('tors\u00a02.1.2025')
  expect(formatListDay('2027-01-21', 'en', today)).toBe('Thu\u00a021 Jan 2027')
})

test('a time is the one of Helsinki', () => {
  const instant = new Date('2026-11-30T07:42:10Z')
  expect(formatTime(instant, 'fi')).toBe('9.42')
  expect(formatTime(instant, 'sv')).toBe('9.42')
  expect(formatTime(instant, 'en')).toBe('09:42')
  expect(dayOf('2026-11-30T22:30:00Z')).toBe('2026-12-01')
})

test('days are counted over the change of the clocks and of the year', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1)
  expect(daysBetween('2026-12-04', '2026-11-30')).toBe(-4)
})
