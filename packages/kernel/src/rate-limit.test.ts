import { expect, test } from 'vitest'
import { fixedClock } from './clock.ts'
import { createRateLimit } from './rate-limit.ts'

const makeWorld = () => {
  const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00Z') })
  return { clock, limit: createRateLimit({ burst: 2, perSecond: 1 / 60 }, clock) }
}

test('a key has its burst, then what is refilled, and never more than its burst', () => {
  const { clock, limit } = makeWorld()
  const take = () => limit.take('a')
  expect([take(), take(), take()]).toEqual([true, true, false])
  clock.advance({ minutes: 1 })
  expect([take(), take()]).toEqual([true, false])
  clock.advance({ minutes: 60 })
  expect([take(), take(), take()]).toEqual([true, true, false])
})

test('one key uses up nothing of another', () => {
  const { limit } = makeWorld()
  limit.take('a')
  limit.take('a')
  expect([limit.take('a'), limit.take('b')]).toEqual([false, true])
})

test('looking whether something is left takes nothing', () => {
  const { take, hasLeft } = makeWorld().limit
  take('one')
  expect([
    hasLeft('one'),
    hasLeft('one'),
    take('one'),
    hasLeft('one'),
    take('one'),
    hasLeft('other'),
  ]).toEqual([...[true, true, true, false, false, true]])
})

test('what is given back can be taken again, once', () => {
  const { limit } = makeWorld()
  limit.take('a')
  limit.take('a')
  limit.giveBack('a')
  expect([limit.take('a'), limit.take('a')]).toEqual([true, false])
  limit.giveBack('b')
  expect([limit.take('b'), limit.take('b'), limit.take('b')]).toEqual([true, true, false])
})
