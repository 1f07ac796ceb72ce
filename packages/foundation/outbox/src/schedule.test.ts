import { addDays } from '@tym/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { backOffMilliseconds, waitMilliseconds } from './back-off.ts'
import { carryOut } from './carry-out.ts'
import { jobContext } from './job-context.ts'
import { mendMarks } from './mend-marks.ts'
import { listOverdue, listSchedules } from './overview.ts'
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
      lastDoneAt: clock.instant(),
      knownSince: clock.instant(),
      overdue: false,
    },
  ])
})

const thirtyDays = 30 * 24 * 60

test('a clock that ran ahead by 30 days silences nothing, neither now nor when those days come', async () => {
  await planned()
  world.clock.advance({ minutes: thirtyDays })
  expect(await planned()).toEqual(['trial-hourly'])
  await world.superuser`update outbox.job set done_at = planned_at, relayed_at = planned_at`
  world.clock.advance({ minutes: -thirtyDays })
  expect(await planned()).toEqual(['trial-hourly'])
  expect(await planned()).toEqual([])
  world.clock.advance({ minutes: 60 })
  expect(await planned()).toEqual(['trial-hourly'])
  world.clock.advance({ minutes: thirtyDays - 60 })
  const before = await world.rows()
  expect(await planned()).toEqual(['trial-hourly'])
  expect(await world.rows()).toHaveLength(before.length + 1)
  world.clock.advance({ minutes: -thirtyDays })
})

test('work that a clock ahead has put into the future is brought back, and what is rightly planned for later is left', async () => {
  const mended = () => mendMarks({ database: world.database, clock: world.clock })
  const now = world.clock.instant()
  const later = new Date(now.getTime() + 20 * 86_400_000)
  await world.plan({ kind: 'trial-later', runAt: later })
  world.clock.advance({ minutes: thirtyDays })
  await world.plan({ kind: 'trial-planned-ahead', runAt: new Date(world.clock.instant().getTime() + 60_000) })
  for (const kind of ['trial-retried-ahead', 'trial-handed-over-ahead']) await world.plan({ kind })
  world.clock.advance({ minutes: -thirtyDays })
  await world.superuser`update outbox.job set planned_at = ${now} where kind like 'trial-%-over-ahead' or kind = 'trial-retried-ahead'`
  await world.superuser`update outbox.job set last_result = 'internal-error', attempts = 1 where kind = 'trial-retried-ahead'`
  await world.superuser`update outbox.job set relayed_at = run_at, run_at = ${now} where kind = 'trial-handed-over-ahead'`
  expect(await mended()).toBe(3)
  const rows = await world.rows()
  const at = (kind: string) => rows.find((row) => row.kind === kind)
  expect(at('trial-later')).toMatchObject({ runAt: later })
  expect(at('trial-planned-ahead')).toMatchObject({ runAt: new Date(now.getTime() + 60_000) })
  expect(at('trial-retried-ahead')).toMatchObject({ runAt: now })
  expect(at('trial-handed-over-ahead')).toMatchObject({ relayed: false })
  expect(await mended()).toBe(0)
})

test('a job that has not been done for two of its periods is overdue, also one whose mark is of the future', async () => {
  const kinds = new Set(['trial-hourly'])
  const overdue = () =>
    world.database.read(jobContext(world.clock, 'operator'), (tx) => listOverdue(tx, kinds))
  await planned()
  world.clock.advance({ minutes: 120 })
  expect(await overdue()).toEqual([])
  world.clock.advance({ minutes: 1 })
  expect(await overdue()).toEqual(['trial-hourly'])
  await world.superuser`update outbox.schedule set last_done_at = ${world.clock.instant()}`
  expect(await overdue()).toEqual([])
  const ahead = new Date(world.clock.instant().getTime() + thirtyDays * 60_000)
  await world.superuser`update outbox.schedule set last_done_at = ${ahead}`
  expect(await overdue()).toEqual(['trial-hourly'])
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
