import { setTimeout as delay } from 'node:timers/promises'
import { type FoundWord, findWords, Problem } from '@tym/kernel'
import { createPostgresBackend, DEFAULT_SCHEMA, Queue, Worker, withBackend } from 'bullmq'
import { z } from 'zod'
import { type Lane, lanes } from './lane.ts'
import type { QueueAddress } from './queue-address.ts'
import { contentsOf, forgetEvents } from './queue-contents.ts'

/** One outbox row that is due. */
export type Delivery = { readonly id: string; readonly runAt: Date; readonly lane?: Lane }

/** How soon the queue notices that a worker has died. The same in all workers of one queue. */
export type QueueTiming = { readonly lockMilliseconds: number; readonly stalledMilliseconds: number }

export type Consumer = {
  /** Takes nothing new and resolves when what was taken is finished. */
  close(): Promise<void>
}

/** The queue as the outbox sees it: it carries ids, may lose them, and may deliver one more than once. */
export type JobQueue = {
  /** Adds deliveries; one that the queue still holds is not taken twice. Throws `service-unavailable`. */
  add(deliveries: readonly Delivery[]): Promise<void>
  /**
   * Calls `carryOut` for each delivery of a lane, 'inside' unless given, at most `concurrency` at a time in
   * this process.
   */
  consume(carryOut: (id: string) => Promise<void>, options: { concurrency: number; lane?: Lane }): Consumer
  /**
   * Takes deliveries out again, by `<job>-<milliseconds of its due time>`: those that are being carried out
   * stay.
   */
  forget(deliveries: readonly string[]): Promise<void>
  /**
   * Looks for words in everything that the store of the queue holds, not only in what is the queue's own. It
   * plants the canary, as a delivery that is of nothing, and finds it with the rest, unless it is blind.
   */
  scan(words: ReadonlySet<string>, canary: string): Promise<readonly FoundWord[]>
  /** Throws `service-unavailable` unless the queue answers now. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** The queue from before there were lanes goes on as the first of them. */
const queueNames: Readonly<Record<Lane, string>> = {
  inside: 'tym',
  outside: 'tym-outside',
  recalls: 'tym-recalls',
}
const patience = 4_000
/** Milliseconds that connecting to the queue's database, and any one answer of it, may take. */
const connectingTakes = 4_000
const answerTakes = 8_000
const delivered = z.object({ id: z.uuid() })
const usualTiming: QueueTiming = { lockMilliseconds: 10_000, stalledMilliseconds: 5_000 }
// The outbox repeats and remembers: here everything is forgotten as soon as it has been tried.
const forget = { attempts: 1, removeOnComplete: true, removeOnFail: true }
// A killed worker's delivery goes back to the queue this often; the outbox counts the attempts.
const maxStalledCount = 20
const canaryWaits = 600_000

type Carry = (job: { readonly data: unknown }) => Promise<void>
type WorkerSettings = {
  readonly concurrency: number
  readonly lockDuration: number
  readonly stalledInterval: number
  readonly maxStalledCount: number
}

function classesFor(address: QueueAddress, name: string, onError: (error: Error) => void) {
  switch (address.backend) {
    case 'postgres': {
      const pg = withBackend(createPostgresBackend)
      const connection = (max: number) => ({
        connectionString: address.url,
        schema: DEFAULT_SCHEMA,
        max,
        application_name: 'queue',
        // A server that has gone silent is given up: what was asked fails, and the connection with it.
        connectionTimeoutMillis: connectingTakes,
        query_timeout: answerTakes,
        keepAlive: true,
      })
      const queue = new pg.Queue<{ id: string }>(name, { connection: connection(2) })
      queue.on('error', onError)
      return {
        queue,
        work: (carry: Carry, settings: WorkerSettings) => {
          const max = Math.min(10, settings.concurrency + 1)
          const worker = new pg.Worker(name, carry, { connection: connection(max), ...settings })
          worker.on('error', onError)
          return worker
        },
      }
    }
    case 'redis': {
      const connection = { url: address.url, connectTimeout: connectingTakes }
      const queue = new Queue<{ id: string }>(name, {
        connection: { ...connection, maxRetriesPerRequest: 2 },
      })
      queue.on('error', onError)
      return {
        queue,
        work: (carry: Carry, settings: WorkerSettings) => {
          const patient = { ...connection, maxRetriesPerRequest: null }
          const worker = new Worker(name, carry, { connection: patient, ...settings })
          worker.on('error', onError)
          return worker
        },
      }
    }
    default:
      return address satisfies never
  }
}

/**
 * Opens the queue with BullMQ on either backend; `onError` hears of lost connections, which are mended by
 * themselves. Nothing here has to survive: what the queue forgets, the sweeper plans again.
 */
export function openQueue(
  address: QueueAddress,
  { onError, timing = usualTiming }: { onError: (error: Error) => void; timing?: QueueTiming },
): JobQueue {
  const classes = {
    inside: classesFor(address, queueNames.inside, onError),
    outside: classesFor(address, queueNames.outside, onError),
    recalls: classesFor(address, queueNames.recalls, onError),
  }
  const { queue } = classes.inside
  const queues = lanes.map((lane) => classes[lane].queue)
  return {
    add: async (deliveries) => {
      for (const lane of lanes) {
        const jobs = deliveries
          .filter((each) => (each.lane ?? 'inside') === lane)
          .map(({ id, runAt }) => ({
            name: 'job',
            data: { id },
            // A retry is due at another instant and so is another delivery, even while the failed one is
            // being cleared.
            opts: { jobId: `${id}-${runAt.getTime()}`, ...forget },
          }))
        if (jobs.length > 0) await within(patience, classes[lane].queue.addBulk(jobs))
      }
    },
    consume: (carryOut, { concurrency, lane = 'inside' }) => {
      const worker = classes[lane].work(async ({ data }) => carryOut(delivered.parse(data).id), {
        concurrency,
        lockDuration: timing.lockMilliseconds,
        stalledInterval: timing.stalledMilliseconds,
        maxStalledCount,
      })
      return { close: () => worker.close() }
    },
    forget: async (deliveries) => {
      for (const each of deliveries) for (const one of queues) await within(patience, one.remove(each))
      for (const one of queues) await within(patience, forgetEvents(address, one))
    },
    scan: async (words, canary) => {
      // A crash leaves it: it is delivered when its time comes, to nobody.
      await within(
        patience,
        queue.add('job', { id: canary }, { jobId: canary, delay: canaryWaits, ...forget }),
      )
      try {
        return await findWords(contentsOf(address), new Set([...words, canary]))
      } finally {
        await within(patience, queue.remove(canary))
      }
    },
    ping: async () => {
      await within(patience, queue.getActiveCount())
    },
    close: async () => {
      await Promise.all(queues.map((each) => each.close()))
    },
  }
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const stop = new AbortController()
  const late = delay(milliseconds, 'late', { signal: stop.signal }).catch(() => 'stopped')
  try {
    const first = await Promise.race([work, late])
    if (first === 'late') throw new Problem('service-unavailable', 'The queue does not answer.')
  } finally {
    stop.abort()
  }
}
