import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestLog, type TestLog } from './test-log.ts'
import { type SealingWatch, watchSealing } from './watch-sealing.ts'

const limitSeconds = 600
const patience = { timeout: 120_000, interval: 50 }
let log: TestLog
let watch: SealingWatch
beforeAll(async () => {
  log = await openTestLog()
  watch = await watchSealing({
    database: log.app,
    clock: log.clock,
    limitSeconds,
    onError: () => undefined,
  })
})
afterAll(async () => {
  watch.close()
  await log.close()
})
const isSealed = () => {
  try {
    watch.mustBeSealed()
    return true
  } catch {
    return false
  }
}

test('an empty log is sealed, however long nothing has been written', async () => {
  log.clock.advance({ minutes: 300 })
  await expect.poll(isSealed, patience).toBe(true)
})

test('answers stop when a line has waited too long, and go on when it is sealed under a signed head', async () => {
  await log.line()
  log.clock.advance({ minutes: 9 })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(isSealed()).toBe(true)
  log.clock.advance({ minutes: 2 })
  await expect.poll(isSealed, patience).toBe(false)
  expect(() => watch.mustBeSealed()).toThrow(expect.objectContaining({ code: 'log-not-sealed', status: 503 }))
  // A leaf without a signed head is not sealed yet.
  await vi.waitFor(async () => {
    await log.turn(() => Promise.reject(new Error('no signer'))).catch(() => undefined)
    expect(await log.count('audit.leaf')).toBe(1)
  }, patience)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(isSealed()).toBe(false)
  await log.seal()
  await expect.poll(isSealed, patience).toBe(true)
})

test('while nobody can tell, answers stop as well', async () => {
  await log.seal()
  await expect.poll(isSealed, patience).toBe(true)
  await log.superuser`revoke execute on function relation.oldest_unsealed from tym_app`
  log.clock.advance({ minutes: 11 })
  expect(isSealed()).toBe(false)
  await log.superuser`grant execute on function relation.oldest_unsealed to tym_app`
  await expect.poll(isSealed, patience).toBe(true)
})
