import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Network } from '../network.ts'
import { seededRandom, shuffled } from './seeded-random.ts'
import type { StormQueue } from './storm-queue.ts'
import type { StormWorkers } from './storm-workers.ts'
import type { StormConsent } from './storm-world.ts'

/** A consent that was withdrawn in the storm, and what the customer was told. */
export interface Withdrawn extends StormConsent {
  readonly status: number
  readonly outcome: string | undefined
  readonly milliseconds: number
}

interface Parts {
  readonly network: Network
  readonly queue: StormQueue
  readonly workers: StormWorkers
  readonly consents: readonly StormConsent[]
  readonly total: number
  readonly seed: number
}

const outcomeForm = z.object({ outcome: z.string() })
const pollEvery = 50
const mostAgain = 2

/**
 * Withdraws half of the consents at moments of the seed's choosing while the workers deliver, kills each
 * worker and the queue meanwhile, starts them again, and ends when all of it has happened. A moment is how
 * far the deliveries have come, not a time.
 */
export async function weatherStorm({ network, queue, workers, ...parts }: Parts): Promise<Withdrawn[]> {
  const { consents, total, seed } = parts
  const random = seededRandom(seed)
  const moment = (from: number, to: number) => Math.floor((from + random() * (to - from)) * total)
  const pending = shuffled(consents, random)
    .slice(0, consents.length / 2)
    .map((each) => ({ ...each, at: moment(0, 0.9) }))
    .sort((one, other) => one.at - other.at)
  const answers: Promise<Withdrawn>[] = []
  const withdrawNext = (): void => {
    const next = pending.shift()
    if (next !== undefined) answers.push(withdraw(next, random() < 0.5))
  }
  const loseQueue = async (): Promise<void> => {
    await queue.kill()
    await until(async () => !(await workers.isReady(0)) && !(await workers.isReady(1)))
    for (let each = 0; each < 5; each += 1) withdrawNext()
    await queue.restart()
    await until(async () => (await workers.isReady(0)) && (await workers.isReady(1)))
    if (queue.forgets) await letMinutePass(network)
  }
  const disasters = [
    { at: moment(0.05, 0.15), strike: () => workers.killAndRestart(0) },
    { at: moment(0.2, 0.3), strike: loseQueue },
    { at: moment(0.35, 0.45), strike: () => workers.killAndRestart(1) },
    { at: moment(0.5, 0.6), strike: () => workers.killAndRestart(0) },
  ]
  let struck = Promise.resolve()
  while (pending.length + disasters.length > 0) {
    const progress = await progressOf(network)
    while ((pending[0]?.at ?? total) < progress || (progress === total && pending.length > 0)) withdrawNext()
    while ((disasters[0]?.at ?? total) < progress || (progress === total && disasters.length > 0)) {
      const strike = disasters.shift()?.strike
      if (strike !== undefined) struck = struck.then(strike)
    }
    await delay(pollEvery)
  }
  await struck
  return Promise.all(answers)
}

async function withdraw(consent: StormConsent, byCustomer: boolean): Promise<Withdrawn> {
  const { file } = consent
  const started = performance.now()
  const send = () => file.withdraw(byCustomer ? file.customer : file.nurse, consent.consent)
  let answer = await send()
  // As every client does: what cannot be served now says when to come again.
  for (let again = 0; again < mostAgain && answer.headers.has('retry-after'); again += 1) {
    await delay(Number(answer.headers.get('retry-after')) * 1_000)
    answer = await send()
  }
  const told = outcomeForm.safeParse(answer.json)
  return {
    ...consent,
    status: answer.status,
    outcome: told.success ? told.data.outcome : undefined,
    milliseconds: performance.now() - started,
  }
}

/** How many wait no longer. */
async function progressOf({ sql }: Network): Promise<number> {
  const [row] = await sql<
    { n: number }[]
  >`select count(*)::int as n from disclosures.disclosure where state <> 'approved'`
  return row?.n ?? 0
}

/**
 * What was handed to the queue a minute ago and is not done counts as lost: so the sweeper does not wait for
 * the test.
 */
async function letMinutePass({ sql }: Network): Promise<void> {
  await sql`update outbox.job set relayed_at = relayed_at - interval '1 minute'
    where relayed_at is not null and done_at is null and dead_at is null`
}

/** Waits until it is so. Throws after `seconds` seconds, saying what was waited for. */
export async function until(
  holds: () => Promise<boolean>,
  seconds = 120,
  what = 'a condition',
): Promise<void> {
  const deadline = performance.now() + seconds * 1_000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`${what} has not come about in ${seconds} s`)
    await delay(pollEvery)
  }
}
