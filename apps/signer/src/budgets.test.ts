import { fixedClock } from '@tym/kernel'
import { expect, test } from 'vitest'
import { createBudgets } from './budgets.ts'

const makeWorld = () => {
  const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00Z') })
  return { clock, budgets: createBudgets({ burst: 2, perSecond: 1 / 60 }, clock) }
}

test('a key has its burst, then what is refilled, and never more than its burst', () => {
  const { clock, budgets } = makeWorld()
  const take = () => budgets.take('a')
  expect([take(), take(), take()]).toEqual([true, true, false])
  clock.advance({ minutes: 1 })
  expect([take(), take()]).toEqual([true, false])
  clock.advance({ minutes: 60 })
  expect([take(), take(), take()]).toEqual([true, true, false])
})

test('one key uses up nothing of another', () => {
  const { budgets } = makeWorld()
  budgets.take('a')
  budgets.take('a')
  expect([budgets.take('a'), budgets.take('b')]).toEqual([false, true])
})

test('a place that is given back can be taken again, once', () => {
  const { budgets } = makeWorld()
  budgets.take('a')
  budgets.take('a')
  budgets.giveBack('a')
  expect([budgets.take('a'), budgets.take('a')]).toEqual([true, false])
  budgets.giveBack('b')
  expect([budgets.take('b'), budgets.take('b'), budgets.take('b')]).toEqual([true, true, false])
})
