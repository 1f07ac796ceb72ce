import { addDays } from '@tym/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { backOffMilliseconds, waitMilliseconds } from './back-off.ts'
import { carryOut } from './carry-out.ts'
import { jobContext } from './job-context.ts'
import { listSchedules } from './overview.ts'
import { openQueue } from './queue.ts'
import { relayDue } from './relay.ts'
import { planSchedules, slotAt } from './schedule.ts'
import { trialJobs } from './test-jobs.ts'
import { openTrialWorld, type TrialWorld } from './test-world.ts'

const jobs = trialJobs({ ask: () => Promise.resolve() })
let world: TrialWorld
beforeAll(async () => {
  world = await openTrialWorld()
})
beforeEach(() => world.superuser`truncate outbox.job, outbox.schedule, trial.effect`)
afterAll(() => world.close())

const planned = () => planSchedules({ database: world.database, clock: world.clock, jobs })

test('five workers plan a slot once', async () => {
  const all = await Promise.all([planned(), planned(), planned(), planned(), planned()])
  expect(all.flat()).toEqual(['trial-hourly'])
  expect(await world.rows()).toMatchObject([{ kind: 'trial-hourly' }])
})

test('the next slot is planned when it begins, and not before', async () => {
  expect(await planned()).toEqual(['trial-hourly'])
  world.clock.advance({ minutes: 59 })
  expect(await planned()).toEqual([])
  world.clock.advance({ minutes: 1 })
  expect(await planned()).toEqual(['trial-hourly'])
})

test('a new calendar date does not wait for the next slot', async () => {
  await planned()
  const tomorrow = addDays(world.clock.calendar(), 1)
  const clock = { instant: world.clock.instant, calendar: () => tomorrow }
  const again = () => planSchedules({ database: world.database, clock, jobs })
  expect(await again()).toEqual(['trial-hourly'])
  expect(await again()).toEqual([])
})

test('a worker whose clock is behind does not plan an old slot again', async () => {
  await planned()
  world.clock.advance({ minutes: -60 })
  expect(await planned()).toEqual([])
  world.clock.advance({ minutes: 60 })
})

test('a schedule shows when its job last began and ended, how, and how much it did', async () => {
  await planned()
  const queue = openQueue({ backend: 'postgres', url: world.urls.queue }, { onError: () => undefined })
  await relayDue({ database: world.database, queue, clock: world.clock })
  await queue.close()
  const [row] = await world.rows()
  const definitions = new Map(jobs.map((each) => [each.kind, each]))
  const { database, clock, onEvent } = world
  await carryOut({ database, clock, definitions, onEvent }, row?.id ?? '')
  expect(await database.read(jobContext(clock, 'operator'), listSchedules)).toEqual([
    {
      name: 'trial-hourly',
      everySeconds: 3_600,
      lastStartedAt: clock.instant(),
      lastFinishedAt: clock.instant(),
      lastOutcome: 'done',
      lastCounts: { effects: 1 },
    },
  ])
})

test('slots follow one another without gap or overlap', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 86_400 }),
      (instant, every) => {
        const slot = slotAt(instant, every)
        expect(slotAt(new Date(instant.getTime() + every * 1_000), every)).toBe(slot + 1)
        expect(slotAt(new Date(slot * every * 1_000), every)).toBe(slot)
      },
    ),
  )
})

test('pauses grow and stay within their limits', () => {
  expect([1, 2, 3, 4, 8, 9, 50].map(backOffMilliseconds)).toEqual([
    5_000, 10_000, 20_000, 40_000, 640_000, 900_000, 900_000,
  ])
  expect([0, 8_000, 60_000, 86_400_000].map(waitMilliseconds)).toEqual([2_000, 2_000, 15_000, 300_000])
})
