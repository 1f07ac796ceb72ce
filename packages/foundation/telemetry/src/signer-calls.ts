import type { Metrics } from './metrics.ts'

/**
 * One call of an organisation's signer, as `knowSigners` tells it; the outcome is `done` or a problem's code.
 */
export interface SignerCall {
  readonly operation: string
  readonly outcome: string
  readonly milliseconds: number
}

/** How many calls of the organisations' signers there were, how they went, and how long they took. */
export function watchSignerCalls(metrics: Metrics): (call: SignerCall) => void {
  const observe = metrics.timer('tym_signer_call_seconds', "Calls of the organisations' signers", [
    'operation',
    'outcome',
  ])
  return ({ operation, outcome, milliseconds }) => observe({ operation, outcome }, milliseconds)
}
