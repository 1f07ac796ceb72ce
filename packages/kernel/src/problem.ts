import type { z } from 'zod'
import type { CustomershipId } from './ids.ts'
import { isProblemCode, type ProblemCode, problemStatuses } from './problem-codes.ts'

/** A refusal or failure with a stable code. It holds nothing personal or secret. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  /** One sentence for the operator's log. */
  readonly operator: string
  /** A JSON pointer (RFC 6901) into the request body. */
  readonly pointer?: string
  /** The few members that a code's answer carries besides, such as what is still missing. */
  readonly extra?: Readonly<Record<string, unknown>>
  /**
   * The file that the refusal tells of where the address names none: for that file's log, never for the
   * answer.
   */
  readonly concerns?: CustomershipId

  constructor(
    code: ProblemCode,
    operator: string,
    pointer?: string,
    extra?: Readonly<Record<string, unknown>>,
    concerns?: CustomershipId,
  ) {
    super(operator)
    this.name = 'Problem'
    this.code = code
    this.status = problemStatuses[code]
    this.operator = operator
    if (pointer !== undefined) this.pointer = pointer
    if (extra !== undefined) this.extra = extra
    if (concerns !== undefined) this.concerns = concerns
  }
}

/**
 * In how many seconds it is worth while to come again (RFC 9110 10.2.3); undefined where time alone changes
 * nothing.
 */
export function retryAfter({ code, status }: Problem): string | undefined {
  if (code === 'rate-limited' || code === 'not-ready-yet') return '1'
  if (code === 'log-not-sealed') return '10'
  return status === 503 ? '2' : undefined
}

type Issue = z.core.$ZodIssue

/** The code for one issue of input: a custom issue may name its own in `params.problem`. */
function codeOfIssue(issue: Issue): ProblemCode {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'unknown-field'
    case 'invalid_format':
      return issue.format === 'date' ? 'invalid-date' : 'invalid-input'
    case 'custom': {
      const named: unknown = issue.params?.problem
      return isProblemCode(named) ? named : 'invalid-input'
    }
    default:
      return 'invalid-input'
  }
}

function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/**
 * The problem for a failed parse of input: the first issue's code and place, never the value that was sent.
 */
export function inputProblem(error: z.core.$ZodError): Problem {
  const [issue] = error.issues
  if (issue === undefined) return new Problem('invalid-input', 'The input failed its schema.')
  const code = codeOfIssue(issue)
  return new Problem(code, `The input failed its schema (${issue.code}).`, pointerTo(issue.path))
}
