import { expect, test } from 'vitest'
import { hasNewer } from './notice-news.ts'

const fetchedAt = Date.parse('2026-11-30T09:00:00Z')
const held = [{ createdAt: '2026-11-30T08:00:00Z' }]

test('a notice that has come since the list was fetched is newer than what it holds', () => {
  expect(hasNewer('2026-11-30T09:05:00Z', held, fetchedAt)).toBe(true)
  expect(hasNewer('2026-11-30T09:05:00Z', [], fetchedAt)).toBe(true)
})

test('one that was committed while the list was fetched may be dated just before it', () => {
  expect(hasNewer('2026-11-30T08:59:59.500Z', held, fetchedAt)).toBe(true)
  expect(hasNewer('2026-11-30T08:59:58Z', held, fetchedAt)).toBe(false)
})

test('what the list holds, what was read in it, and nothing at all are not newer', () => {
  const late = { createdAt: '2026-11-30T09:00:00Z' }
  expect(hasNewer(late.createdAt, [late], fetchedAt)).toBe(false)
  expect(hasNewer('2026-11-30T07:00:00Z', held, fetchedAt)).toBe(false)
  expect(hasNewer(null, held, fetchedAt)).toBe(false)
  expect(hasNewer(undefined, held, fetchedAt)).toBe(false)
})
