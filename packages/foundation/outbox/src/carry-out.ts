import type { Database, WriteTx } from '@tym/database'
import { type Clock, type ProblemCode, stopwatch, traceJob } from '@tym/kernel'
import { backOffMilliseconds, waitMilliseconds } from './back-off.ts'
import { type Claim, claimJob, type OpenJob } from './claim.ts'
import { giveUp, putBack, settleOnce } from './finish.ts'
import type { JobDefinition, JobOutside } from './job.ts'
import { jobContext } from './job-context.ts'
import { codeOf, type JobEvent, type JobResult } from './job-event.ts'

export type CarryOutOptions = {
  readonly database: Database
  readonly clock: Clock
  readonly definitions: ReadonlyMap<string, JobDefinition>
  readonly onEvent: (event: JobEvent) => void
}

/** An outside party that does not answer makes the work wait; it never uses up its attempts. */
const waitsFor: ReadonlySet<ProblemCode> = new Set(['signer-unavailable', 'service-unavailable'])

const unknownKindWaits = 30_000

/**
 * Carries out one delivery: claim, the step outside, then the transaction that does the work and notes it as
 * done, which commits once however often and wherever a job is delivered. A crash after the claim leaves a
 * counted attempt and an open row: the queue delivers again when it notices, and the sweeper when the queue
 * does not. Throws only when the register cannot be reached, which leaves the same.
 */
export async function carryOut(options: CarryOutOptions, id: string): Promise<void> {
  const { database, clock, definitions } = options
  const claim = await database.write(jobContext(clock, 'claim'), (tx) => claimJob(tx, id, definitions))
  if (claim.outcome === 'nothing to do') return
  await traceJob(claim.job.trace, () => settleClaim(options, claim))
}

async function settleClaim(
  options: CarryOutOptions,
  claim: Exclude<Claim, { outcome: 'nothing to do' }>,
): Promise<void> {
  switch (claim.outcome) {
    case 'unknown kind':
      return await putOff(options, claim.job, { result: 'unknown-kind' })
    case 'given up':
      return await end(options, claim.job, { result: 'worker-lost' })
    case 'claimed':
      return await makeAttempt(options, claim.job, claim.definition)
    default:
      return claim satisfies never
  }
}

async function makeAttempt(options: CarryOutOptions, job: OpenJob, definition: JobDefinition): Promise<void> {
  const elapsed = stopwatch()
  try {
    const settle = await definition.begin(job.payload, outside(options, job.kind))
    const counts = await inJob(options, job, (tx) => settleOnce(tx, job, settle))
    if (counts === undefined) return
    options.onEvent({ type: 'done', kind: job.kind, id: job.id, milliseconds: elapsed(), counts })
  } catch (error) {
    const result = codeOf(error)
    const failure = { result, error }
    if (waitsFor.has(result)) await putOff(options, job, failure)
    else if (job.attempt >= definition.attempts) await end(options, job, failure)
    else await tryAgain(options, job, failure)
  }
}

type Failure = { readonly result: JobResult; readonly error?: unknown }

async function putOff(options: CarryOutOptions, job: OpenJob, failure: Failure): Promise<void> {
  const { result } = failure
  const now = options.clock.instant().getTime()
  const pause = result === 'unknown-kind' ? unknownKindWaits : waitMilliseconds(now - job.plannedAt.getTime())
  const later = { result, runAt: new Date(now + pause), attempts: job.attemptsBefore }
  await inJob(options, job, (tx) => putBack(tx, job, later))
  options.onEvent({ type: 'put off', ...named(job), ...failure })
}

async function tryAgain(options: CarryOutOptions, job: OpenJob, failure: Failure): Promise<void> {
  const runAt = new Date(options.clock.instant().getTime() + backOffMilliseconds(job.attempt))
  const later = { result: failure.result, runAt, attempts: job.attempt }
  await inJob(options, job, (tx) => putBack(tx, job, later))
  options.onEvent({ type: 'failed', ...named(job), ...failure })
}

async function end(options: CarryOutOptions, job: OpenJob, failure: Failure): Promise<void> {
  try {
    await inJob(options, job, async (tx) => {
      if (await giveUp(tx, job, failure.result))
        await options.definitions.get(job.kind)?.giveUp(tx, job.payload, failure.result)
    })
  } catch (error) {
    if (waitsFor.has(codeOf(error))) return await putOff(options, job, { result: codeOf(error), error })
    // Whoever waits for it is not told, but that it is dead is seen: an operator reads why.
    await inJob(options, job, (tx) => giveUp(tx, job, failure.result))
    options.onEvent({ type: 'dead', ...named(job), result: codeOf(error), error })
    return
  }
  options.onEvent({ type: 'dead', ...named(job), ...failure })
}

function inJob<T>({ database, clock }: CarryOutOptions, job: OpenJob, work: (tx: WriteTx) => Promise<T>) {
  return database.write(jobContext(clock, job.kind), work)
}

const longReadMilliseconds = 60_000

function outside({ database, clock }: CarryOutOptions, kind: string): JobOutside {
  return {
    instant: clock.instant(),
    calendar: clock.calendar(),
    readOnce: (read) => database.read(jobContext(clock, kind), read),
    readLong: (read) => database.read(jobContext(clock, kind), read, longReadMilliseconds),
    commitFirst: (write) => database.write(jobContext(clock, kind), write),
  }
}

const named = ({ kind, id, attempt }: OpenJob) => ({ kind, id, attempt })
