import { setTimeout as delay } from 'node:timers/promises'
import { stopwatch } from '@tym/kernel'
import { decryptJwe } from '@tym/signing'
import { z } from 'zod'
import type { Round } from '../compare-servers.ts'
import { type CpuTime, readCpuTime } from '../cpu-time.ts'
import type { Bench } from '../open-bench.ts'
import type { BenchRecipient } from './bench-recipient.ts'
import type { Way } from './ways-to-encrypt.ts'
import type { DeliveryWorker } from './worker-processes.ts'

type Delivering = {
  readonly way: Way
  readonly recipients: readonly BenchRecipient[]
  readonly workers: readonly DeliveryWorker[]
  readonly deliveries: number
}

const lookEvery = 50
const patience = 300_000

/**
 * One round: puts all disclosures back to what they were when they were approved, promises their deliveries
 * again, and waits until the last has arrived. Throws when one has not at its first attempt: a failure must
 * never count as speed.
 */
export async function deliverAll(bench: Bench, delivering: Delivering): Promise<Round> {
  const { way, recipients, workers, deliveries } = delivering
  for (const worker of workers) await worker.tell({ task: 'encrypt', way })
  await bench.loader`delete from outbox.job`
  await bench.loader`update disclosures.disclosure set state = 'approved', version = version + 1, attempts = 0,
    problem = null, left_at = null, claimed_at = null, sent_items = null, receipt = null, delivered_at = null`
  await bench.loader`update disclosures.item set left_at = null`
  for (const recipient of recipients) recipient.take()
  const before = cpuOf(bench, workers)
  const now = bench.clock.instant()
  await bench.loader`insert into outbox.job (id, kind, payload, planned_at, run_at)
    select gen_random_uuid(), 'deliver-disclosure', jsonb_build_object('disclosure', id), ${now}, ${now}
    from disclosures.disclosure`
  await untilNoneIsOpen(bench)
  const after = cpuOf(bench, workers)
  const answers = await Promise.all(workers.map((worker) => worker.tell({ task: 'report' })))
  let bytes = 0
  for (const recipient of recipients) {
    const taken = recipient.take()
    bytes += taken.bytes
    if (taken.bytes > 0) await mustBeReadable(taken.last, way, recipient)
  }
  return {
    seconds: await secondsOfAll(bench, deliveries),
    latencies: answers.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b),
    bytes,
    requests: deliveries,
    cpu:
      before === undefined || after === undefined
        ? undefined
        : { node: after.node - before.node, postgres: after.postgres - before.postgres },
  }
}

/** Of the workers together, and of PostgreSQL. */
const cpuOf = ({ register }: Bench, workers: readonly DeliveryWorker[]): CpuTime | undefined =>
  readCpuTime(
    workers.map(({ pid }) => pid),
    register.postmasterPid,
  )

async function untilNoneIsOpen({ sql }: Bench): Promise<void> {
  const waited = stopwatch()
  while (waited() < patience) {
    await delay(lookEvery)
    const open = await sql`select 1 from outbox.job where done_at is null and dead_at is null limit 1`
    if (open.length === 0) return
  }
  throw new Error('the deliveries do not end')
}

/** From the relay's first turn to the last settling, by the instants of those transactions. */
async function secondsOfAll({ sql }: Bench, deliveries: number): Promise<number> {
  const [all] = await sql<{ delivered: string; seconds: string }[]>`
    select count(*) filter (where d.state = 'delivered' and d.attempts = 0 and j.attempts = 1) as delivered,
      extract(epoch from max(j.done_at) - min(j.relayed_at)) as seconds
    from outbox.job j join disclosures.disclosure d on d.id = (j.payload ->> 'disclosure')::uuid`
  if (Number(all?.delivered) !== deliveries)
    throw new Error(`${all?.delivered} of ${deliveries} deliveries arrived at their first attempt`)
  return Number(all?.seconds)
}

const message = z.object({ content: z.object({ to: z.uuid(), items: z.array(z.unknown()).min(1) }) })

/** A recipient does not open what it gets, so that is done here, with one of each round. */
async function mustBeReadable(last: string, way: Way, recipient: BenchRecipient): Promise<void> {
  const opened =
    way === 'none' ? last : Buffer.from(await decryptJwe(last, recipient.encryptionKey)).toString('utf8')
  message.parse(JSON.parse(opened))
  if (opened.length < packageSize.least || opened.length > packageSize.most)
    throw new Error(`a package has ${opened.length} characters`)
}
const packageSize = { least: 49_000, most: 51_000 } as const
