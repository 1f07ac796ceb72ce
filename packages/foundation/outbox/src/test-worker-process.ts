import { openDatabase } from '@tym/database'
import { systemClock } from '@tym/kernel'
import { openQueue, type QueueTiming } from './queue.ts'
import type { QueueAddress } from './queue-address.ts'
import { relayDue } from './relay.ts'
import { runJobs } from './run-jobs.ts'
import { trialJobs } from './test-jobs.ts'

/** What a test tells the worker process that it has started. */
export type WorkerOrder = {
  readonly databaseUrl: string
  readonly queue: QueueAddress
  readonly timing: QueueTiming
  /** `relay, then die`: hands due work to the queue and is gone before it can note it. */
  readonly task: 'work' | 'relay, then die'
}

/** What the worker process tells the test: that it works, or that a job has reached its outside step. */
export type WorkerReport =
  | { readonly at: 'working' | 'handed over' }
  | { readonly at: 'asked'; readonly label: string }

const report = (message: WorkerReport) => process.send?.(message)

async function work(order: WorkerOrder): Promise<void> {
  const clock = systemClock()
  const database = openDatabase({ url: order.databaseUrl, max: 5, applicationName: 'outbox-test-worker' })
  const queue = openQueue(order.queue, { onError: () => undefined, timing: order.timing })
  if (order.task === 'relay, then die') {
    const add: typeof queue.add = async (deliveries) => {
      await queue.add(deliveries)
      const said: WorkerReport = { at: 'handed over' }
      process.send?.(said, () => process.kill(process.pid, 'SIGKILL'))
      // The transaction must not go on meanwhile.
      await new Promise(() => undefined)
    }
    await relayDue({ database, queue: { add }, clock })
  }
  const running = runJobs({
    database,
    queue,
    clock,
    concurrency: { inside: 3, outside: 1, recalls: 1 },
    jobs: trialJobs({ ask: async (label) => void report({ at: 'asked', label }) }),
    onEvent: () => undefined,
    timing: { relayEvery: 50 },
  })
  process.on('SIGTERM', () => {
    running
      .stop()
      .then(() => queue.close())
      .then(() => database.close())
      .then(() => process.disconnect())
      .catch(() => process.exit(1))
  })
  report({ at: 'working' })
}

process.once('message', (order: WorkerOrder) => {
  work(order).catch(() => process.exit(1))
})
