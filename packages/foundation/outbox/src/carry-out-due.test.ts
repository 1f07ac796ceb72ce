import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryOutDue, planRecurring } from './carry-out-due.ts'
import { trialJobs } from './test-jobs.ts'
import { openTrialWorld, type TrialWorld } from './test-world.ts'

let world: TrialWorld
beforeAll(async () => {
  world = await openTrialWorld()
})
afterAll(() => world.close())

const carryOut = () =>
  carryOutDue({
    database: world.database,
    jobs: trialJobs({ ask: async () => undefined }),
    clock: world.clock,
    onEvent: world.onEvent,
  })

test('what is due by the passed clock is done once, and what is due later waits for its time', async () => {
  const later = new Date(world.clock.instant().getTime() + 3_600_000)
  await world.plan({ kind: 'trial-write', payload: { label: 'now' } })
  await world.plan({ kind: 'trial-write', payload: { label: 'later' }, runAt: later })
  expect(await carryOut()).toBe(1)
  expect(await carryOut()).toBe(0)
  expect(await world.effects()).toEqual(['now'])
  world.clock.advance({ minutes: 60 })
  expect(await carryOut()).toBe(1)
  expect(await world.effects()).toEqual(['now', 'later'])
})

test('a job that is refused is put back for later and keeps nothing else waiting', async () => {
  await world.plan({ kind: 'trial-refused', payload: { label: 'refused' } })
  await world.plan({ kind: 'trial-write', payload: { label: 'after' } })
  expect(await carryOut()).toBe(2)
  expect(await world.effects()).toContain('after')
  expect((await world.rows()).find(({ kind }) => kind === 'trial-refused')).toMatchObject({
    attempts: 1,
    done: false,
  })
})

test('what recurs is planned at the passed clock, whatever the schedule says', async () => {
  const jobs = trialJobs({ ask: async () => undefined })
  const recurring = jobs.filter(({ everySeconds }) => everySeconds !== undefined).map(({ kind }) => kind)
  await planRecurring({ database: world.database, jobs, clock: world.clock })
  const planned = (await world.rows()).filter(({ kind, done }) => recurring.includes(kind) && !done)
  expect(planned.map(({ kind }) => kind).toSorted()).toEqual(recurring.toSorted())
  expect(recurring.length).toBeGreaterThan(0)
  expect(await carryOut()).toBeGreaterThanOrEqual(recurring.length)
})
