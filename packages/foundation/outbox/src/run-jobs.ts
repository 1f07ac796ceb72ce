import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '@tym/database'
import type { Clock } from '@tym/kernel'
import { carryOut } from './carry-out.ts'
import type { JobDefinition } from './job.ts'
import type { JobEvent } from './job-event.ts'
import { type Lane, lanes } from './lane.ts'
import { mendMarks } from './mend-marks.ts'
import type { JobQueue } from './queue.ts'
import { relayBatch, relayDue } from './relay.ts'
import { planSchedules } from './schedule.ts'
import { sweepLost } from './sweep.ts'

/** How often each loop turns, and after how long handed-over work counts as lost; all in milliseconds. */
export type RunTiming = {
  readonly relayEvery: number
  readonly scheduleEvery: number
  readonly sweepEvery: number
  readonly lostAfter: number
}

export type RunJobsOptions = {
  readonly database: Database
  readonly queue: JobQueue
  readonly jobs: readonly JobDefinition[]
  readonly clock: Clock
  /** Jobs carried out at a time by this process, in each lane. */
  readonly concurrency: Readonly<Record<Lane, number>>
  readonly onEvent: (event: JobEvent) => void
  readonly timing?: Partial<RunTiming>
  /** Whether this machine's clock may judge what others have stored; yes unless given. */
  readonly isClockRight?: () => boolean
}

const usualTiming: RunTiming = {
  relayEvery: 500,
  scheduleEvery: 5_000,
  sweepEvery: 15_000,
  lostAfter: 60_000,
}

export type RunningJobs = {
  /**
   * Takes nothing new, lets running jobs finish, and resolves when all loops have ended. The queue stays
   * open.
   */
  stop(): Promise<void>
}

/**
 * Starts everything a worker process does: relay, consumers, scheduler, sweeper. Any number of processes may
 * do so, each job is carried out once, and a failing turn of a loop is reported and the loop goes on. Throws
 * when two rows of the job table have the same kind.
 */
export function runJobs(options: RunJobsOptions): RunningJobs {
  const { database, queue, jobs, clock, concurrency, onEvent } = options
  const timing = { ...usualTiming, ...options.timing }
  const definitions = byKind(jobs)
  const stopping = new AbortController()
  const turn = (where: string, every: number, work: () => Promise<boolean>) =>
    keepTurning({ where, every, work, onEvent, signal: stopping.signal })

  const laneOf = (kind: string) => definitions.get(kind)?.lane ?? 'inside'
  const carry = (id: string) => carryOut({ database, clock, definitions, onEvent }, id)
  const consumers = lanes.map((lane) => queue.consume(carry, { concurrency: concurrency[lane], lane }))
  const loops = [
    turn('scheduler', timing.scheduleEvery, async () => {
      if (options.isClockRight?.() !== false) {
        const count = await mendMarks({ database, clock })
        if (count > 0) onEvent({ type: 'mended', count })
      }
      const planned = await planSchedules({ database, clock, jobs })
      for (const kind of planned) onEvent({ type: 'scheduled', kind })
      return false
    }),
    turn('relay', timing.relayEvery, async () => {
      const count = await relayDue({ database, queue, clock, laneOf })
      if (count > 0) onEvent({ type: 'relayed', count })
      return count === relayBatch
    }),
    turn('sweeper', timing.sweepEvery, async () => {
      const count = await sweepLost({ database, clock, afterMilliseconds: timing.lostAfter })
      if (count > 0) onEvent({ type: 'swept', count })
      return false
    }),
  ]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all([...loops, ...consumers.map((consumer) => consumer.close())])
    },
  }
}

function byKind(jobs: readonly JobDefinition[]): ReadonlyMap<string, JobDefinition> {
  const definitions = new Map(jobs.map((each) => [each.kind, each]))
  if (definitions.size !== jobs.length) throw new Error('two jobs have the same kind')
  return definitions
}

const longestPause = 10_000

/**
 * Repeats `work` until stopped: at once when there is more, else after a pause that grows while it keeps
 * failing.
 */
export async function keepTurning(options: {
  where: string
  every: number
  work: () => Promise<boolean>
  onEvent: (event: JobEvent) => void
  signal: AbortSignal
}): Promise<void> {
  const { where, every, work, onEvent, signal } = options
  let failures = 0
  while (!signal.aborted) {
    try {
      const hasMore = await work()
      failures = 0
      if (hasMore) continue
    } catch (error) {
      failures += 1
      onEvent({ type: 'fault', where, error })
    }
    const pause = Math.max(every, Math.min(longestPause, every * 2 ** failures))
    await delay(pause, undefined, { signal }).catch(() => undefined)
  }
}
