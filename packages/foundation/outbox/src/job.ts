import type { ReadTx, ShortTransactions, WriteTx } from '@tym/database'
import { inputProblem, type PlainDate, Problem } from '@tym/kernel'
import type { z } from 'zod'
import type { JobCounts } from './job-counts.ts'
import type { Lane } from './lane.ts'
import { type JobPayload, verifyKind } from './payload.ts'
import type { NewJob } from './plan.ts'

/**
 * What a job gets besides its transaction and payload: both clocks, and more work to promise in the same
 * commit.
 */
export type JobMoment = {
  readonly instant: Date
  readonly calendar: PlainDate
  plan(job: NewJob): Promise<void>
}

/** What the step outside the transaction may use: short reads under the job's own context. */
export type JobOutside = ShortTransactions & {
  readonly instant: Date
  readonly calendar: PlainDate
  /** A search that may take a minute; as it writes nothing, nobody waits for it. */
  readLong<T>(read: (tx: ReadTx) => Promise<T>): Promise<T>
}

type JobHead<P extends JobPayload> = {
  /** Names the job in the outbox and in the policies of row-level security. */
  readonly kind: string
  readonly payload: z.ZodType<P>
  /** How often it may be started before it is given up as dead; 8 unless given. */
  readonly attempts?: number
  /** Plans itself this often (and at each change of date); its payload is then empty. */
  readonly everySeconds?: number
  /** In which lane it is carried out; 'inside' unless given. */
  readonly lane?: Lane
  /**
   * Says so where the work is awaited, in the transaction that gives it up: nobody waits for what will not
   * come.
   */
  readonly givenUp?: (tx: WriteTx, payload: P, result: string) => Promise<void>
}

/** The whole work is one transaction: it commits together with "done", so it happens once. */
export type OnePhaseJob<P extends JobPayload> = JobHead<P> & {
  run(tx: WriteTx, payload: P, moment: JobMoment): Promise<JobCounts>
}

/**
 * First a step outside any transaction (asking a signer, say), which must be safe to repeat: a crash before
 * the commit of `settle` makes it happen again. Then a transaction that keeps the result together with
 * "done".
 */
export type TwoPhaseJob<P extends JobPayload, R> = JobHead<P> & {
  perform(payload: P, outside: JobOutside): Promise<R>
  settle(tx: WriteTx, payload: P, result: R, moment: JobMoment): Promise<JobCounts>
}

/** The transaction that finishes a job. */
export type Settle = (tx: WriteTx, moment: JobMoment) => Promise<JobCounts>

/** One row of a job table, ready for a worker that knows nothing about payloads. */
export type JobDefinition = {
  readonly kind: string
  readonly attempts: number
  readonly everySeconds: number | undefined
  readonly lane: Lane
  /** Checks the payload and does what comes before the transaction. */
  begin(payload: unknown, outside: JobOutside): Promise<Settle>
  /** What else is done when it is given up; nothing for a payload that is not of its form. */
  giveUp(tx: WriteTx, payload: unknown, result: string): Promise<void>
}

const usualAttempts = 8

/** Makes a row of a job table. Throws when the kind is not lower-case words and hyphens. */
export function defineJob<P extends JobPayload>(record: OnePhaseJob<P>): JobDefinition
export function defineJob<P extends JobPayload, R>(record: TwoPhaseJob<P, R>): JobDefinition
export function defineJob<P extends JobPayload, R>(
  record: OnePhaseJob<P> | TwoPhaseJob<P, R>,
): JobDefinition {
  verifyKind(record.kind)
  const { kind, attempts = usualAttempts, everySeconds, lane = 'inside' } = record
  if (!(attempts >= 1) || (everySeconds !== undefined && !(everySeconds >= 1))) {
    throw new Problem('internal-error', `The job "${kind}" has no attempts, or no time between its runs.`)
  }
  return {
    kind,
    attempts,
    everySeconds,
    lane,
    giveUp: async (tx, raw, result) => {
      const parsed = record.payload.safeParse(raw)
      if (parsed.success) await record.givenUp?.(tx, parsed.data, result)
    },
    begin: async (raw, outside) => {
      const parsed = record.payload.safeParse(raw)
      if (!parsed.success) throw inputProblem(parsed.error)
      const payload = parsed.data
      if ('run' in record) return (tx, moment) => record.run(tx, payload, moment)
      const result = await record.perform(payload, outside)
      return (tx, moment) => record.settle(tx, payload, result, moment)
    },
  }
}
