import type { Database, WriteTx } from '@tym/database'
import { type Clock, type ProblemCode, stopwatch } from '@tym/kernel'
import { backOffMilliseconds, waitMilliseconds } from './back-off.ts'
import { claimJob, type OpenJob } from './claim.ts'
import { giveUp, isLastAttempt, putBack, settleOnce } from './finish.ts'
import type { JobDefinition, JobOutside } from './job.ts'
import { jobContext } from './job-context.ts'
import { faultOf, type JobEvent } from './job-event.ts'

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
 * Carries out one delivery: claim, the step outside, then the transaction that does the work and notes it as done.
 * However often and wherever a job is delivered, that last commit happens once.
 *
 * A crash after the claim leaves a counted attempt and an open row: the queue delivers again when it notices, and
 * the sweeper when the queue does not. Throws only when the register cannot be reached, which leaves the same.
 */
export async function carryOut(options: CarryOutOptions, id: string): Promise<void> {
  const { database, clock, definitions, onEvent } = options
  const claim = await database.write(jobContext(clock, 'claim'), (tx) => claimJob(tx, id, definitions))
  switch (claim.outcome) {
    case 'nothing to do':
      return
    case 'unknown kind':
      return await later(options, claim.job, 'unknown-kind', 'No job of this release has this kind.')
    case 'given up': {
      await inJob(options, claim.job, (tx) => giveUp(tx, claim.job, 'worker-lost'))
      const detail = 'Its worker was lost in every attempt.'
      onEvent({ type: 'dead', result: 'worker-lost', detail, ...named(claim.job) })
      return
    }
    case 'claimed':
      return await attempt(options, claim.job, claim.definition)
    default:
      return claim satisfies never
  }
}

async function attempt(options: CarryOutOptions, job: OpenJob, definition: JobDefinition): Promise<void> {
  const { clock, onEvent } = options
  const elapsed = stopwatch()
  try {
    const settle = await definition.begin(job.payload, outside(options, job.kind))
    const counts = await inJob(options, job, (tx) => settleOnce(tx, job, settle))
    if (counts === undefined) return
    onEvent({ type: 'done', kind: job.kind, id: job.id, milliseconds: elapsed(), counts })
  } catch (error) {
    const { code, detail } = faultOf(error)
    if (waitsFor.has(code)) return await later(options, job, code, detail)
    if (isLastAttempt(job, definition)) {
      await inJob(options, job, (tx) => giveUp(tx, job, code))
      onEvent({ type: 'dead', result: code, detail, ...named(job) })
      return
    }
    const runAt = new Date(clock.instant().getTime() + backOffMilliseconds(job.attempt))
    const back = { result: code, runAt, attempts: job.attempt }
    await inJob(options, job, (tx) => putBack(tx, job, back))
    onEvent({ type: 'failed', result: code, detail, ...named(job) })
  }
}

async function later(
  options: CarryOutOptions,
  job: OpenJob,
  result: ProblemCode | 'unknown-kind',
  detail: string,
): Promise<void> {
  const now = options.clock.instant().getTime()
  const pause = result === 'unknown-kind' ? unknownKindWaits : waitMilliseconds(now - job.plannedAt.getTime())
  const attempts = result === 'unknown-kind' ? job.attempt : job.attempt - 1
  await inJob(options, job, (tx) => putBack(tx, job, { result, runAt: new Date(now + pause), attempts }))
  options.onEvent({ type: 'put off', result, detail, ...named(job) })
}

function inJob<T>({ database, clock }: CarryOutOptions, job: OpenJob, work: (tx: WriteTx) => Promise<T>) {
  return database.write(jobContext(clock, job.kind), work)
}

function outside({ database, clock }: CarryOutOptions, kind: string): JobOutside {
  return {
    instant: clock.instant(),
    calendar: clock.calendar(),
    readOnce: (read) => database.read(jobContext(clock, kind), read),
  }
}

const named = ({ kind, id, attempt: count }: OpenJob) => ({ kind, id, attempt: count })
