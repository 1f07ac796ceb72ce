import { sqlState } from '@tym/database'
import { isProblemCode, Problem, type ProblemCode } from '@tym/kernel'

/** What became of an attempt: a problem's code, or one of our own words. */
export type JobResult = ProblemCode | 'done' | 'worker-lost' | 'unknown-kind'

/** What went wrong, without anything that a message of another library might carry. */
export type Fault = { readonly code: ProblemCode; readonly detail: string }

/** What the machinery tells whoever runs it, for logs and metrics: kinds, ids, codes and numbers only. */
export type JobEvent =
  | { readonly type: 'relayed'; readonly count: number }
  | { readonly type: 'swept'; readonly count: number }
  | { readonly type: 'scheduled'; readonly kind: string }
  | {
      readonly type: 'done'
      readonly kind: string
      readonly id: string
      readonly milliseconds: number
      readonly counts: Readonly<Record<string, number>>
    }
  | {
      /** `put off`: something outside did not answer; does not count as an attempt. */
      readonly type: 'failed' | 'put off' | 'dead'
      readonly kind: string
      readonly id: string
      readonly attempt: number
      readonly result: JobResult
      readonly detail: string
    }
  | { readonly type: 'fault'; readonly where: string; readonly detail: string }

/** Takes an error apart into what may be shown: our own sentence, or the error's name and SQLSTATE. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Problem) return { code: error.code, detail: error.operator }
  const state = sqlState(error)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  // System codes such as ECONNREFUSED; anything longer could be a text with content.
  const known = typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) && !isProblemCode(code)
  const name = error instanceof Error ? error.name : 'Error'
  return {
    code: 'internal-error',
    detail: [name, state === undefined ? undefined : `SQLSTATE ${state}`, known ? code : undefined]
      .filter((part) => part !== undefined && part !== state)
      .join(' '),
  }
}
