import { problemOf } from '@tym/database'
import type { ProblemCode } from '@tym/kernel'
import type { JobCounts } from './job-counts.ts'

/** What became of an attempt: a problem's code, or one of our own words. */
export type JobResult = ProblemCode | 'done' | 'worker-lost' | 'unknown-kind'

/**
 * What the machinery tells whoever runs it, for logs and metrics: kinds, ids, codes and numbers. An `error`
 * may quote data: it is for a logger that redacts, and for nothing else.
 */
export type JobEvent =
  | { readonly type: 'relayed'; readonly count: number }
  | { readonly type: 'swept'; readonly count: number }
  /** Work that a clock which ran ahead had put into the future. */
  | { readonly type: 'mended'; readonly count: number }
  | { readonly type: 'scheduled'; readonly kind: string }
  | {
      readonly type: 'done'
      readonly kind: string
      readonly id: string
      readonly milliseconds: number
      readonly counts: JobCounts
    }
  | {
      /**
       * `put off`: something outside did not answer, or the kind is of another release; no attempt is used
       * up.
       */
      readonly type: 'failed' | 'put off' | 'dead'
      readonly kind: string
      readonly id: string
      readonly attempt: number
      readonly result: JobResult
      readonly error?: unknown
    }
  | { readonly type: 'fault'; readonly where: string; readonly error: unknown }

/**
 * The code by which a failure is remembered: a problem's own, that of trouble of the database, for anything
 * else `internal-error`.
 */
export function codeOf(error: unknown): ProblemCode {
  return problemOf(error)?.code ?? 'internal-error'
}
