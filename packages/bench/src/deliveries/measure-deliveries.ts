import path from 'node:path'
import { startRedis } from '@tym/dev'
import { stopwatch } from '@tym/kernel'
import type { QueueAddress } from '@tym/outbox'
import { type DeliveryFigures, deliveryFiguresOf } from '../figures.ts'
import type { Bench } from '../open-bench.ts'
import { deliveryTable } from '../report.ts'
import { type BenchRecipient, openBenchRecipient } from './bench-recipient.ts'
import { compareWays } from './compare-ways.ts'
import { deliverAll } from './deliver-all.ts'
import { prepareDisclosures, registerRecipient } from './prepare-disclosures.ts'
import { startDocumentSigner } from './start-document-signer.ts'
import { startDeliveryWorker } from './worker-processes.ts'

/**
 * As many as a worker delivers at a time: a process posts to one party so many at a time only, and puts off
 * what is more.
 */
const parties = 8

/**
 * Deliveries through the outbox, the queue and the worker's machinery to recipients on the loopback address,
 * with the platform's own encryption, the library's, and none; on both queues, by one worker process and by
 * two.
 */
export async function measureDeliveries(
  bench: Bench,
  { rounds, deliveries }: { readonly rounds: number; readonly deliveries: number },
): Promise<DeliveryFigures[]> {
  const { say, undo, register, files } = bench
  let snapshots: ReadonlyMap<string, string> = new Map()
  const recipients: BenchRecipient[] = []
  while (recipients.length < parties) {
    const recipient = await openBenchRecipient({
      clock: bench.clock,
      snapshotOf: (disclosure) => snapshots.get(disclosure) ?? '',
    })
    undo(recipient.close)
    await registerRecipient(bench, recipient)
    recipients.push(recipient)
  }
  const took = stopwatch()
  snapshots = await prepareDisclosures(bench, bench.loaded.slice(0, deliveries), recipients)
  say(`prepared ${snapshots.size} disclosures in ${(took() / 1000).toFixed(0)} s`)

  const { signer, serviceKeyFile } = await startDocumentSigner(bench, 'porvoo')
  const workers = [startDeliveryWorker(bench), startDeliveryWorker(bench)]
  undo(() => Promise.all(workers.map((worker) => worker.stop())))
  const figures: DeliveryFigures[] = []
  for (const queue of await openQueues(bench)) {
    for (const count of [1, 2]) {
      const working = workers.slice(0, count)
      const settings = {
        databaseUrl: register.urls.worker,
        keyDatabaseUrl: register.urls.keysWorker,
        kekFile: files.kek,
        queue: queue.address,
        signer,
        serviceKeyFile,
      }
      for (const worker of working) await worker.tell({ task: 'work', settings })
      const name = `${queue.name}, ${count === 1 ? 'one worker' : 'two workers'}`
      const measured = await compareWays(rounds, async (way) => {
        const round = await deliverAll(bench, {
          way,
          recipients,
          workers: working,
          deliveries: snapshots.size,
        })
        say(`  ${name}, ${way}: ${round.requests} deliveries in ${round.seconds.toFixed(2)} s`)
        return round
      })
      for (const worker of working) await worker.tell({ task: 'rest' })
      const result = deliveryFiguresOf({ name, rounds: measured })
      figures.push(result)
      say(`\n${deliveryTable(result)}\n`)
    }
  }
  return figures
}

/** The queue in PostgreSQL, and in Redis where this machine can have one. */
async function openQueues({
  register,
  folder,
  undo,
  say,
}: Bench): Promise<{ name: string; address: QueueAddress }[]> {
  const postgres = {
    name: 'queue in PostgreSQL',
    address: { backend: 'postgres', url: register.urls.queue },
  } as const
  const redis = await startRedis({ dir: path.join(folder, 'redis') })
  if ('unavailable' in redis) {
    say(`deliveries over Redis are left out: ${redis.unavailable}`)
    return [postgres]
  }
  undo(redis.stop)
  return [postgres, { name: 'queue in Redis', address: { backend: 'redis', url: redis.url } }]
}
