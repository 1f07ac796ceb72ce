import { Problem, systemTrouble } from '@tym/kernel'

/** Status and title of whatever the web server itself refuses with; codes are API and never renamed. */
const problems = {
  'malformed-body': [400, 'The request is not of its form.'],
  'use-dpop-nonce': [401, 'Repeat the request with the nonce of this answer.'],
  'invalid-proof': [401, 'The proof of possession is missing, wrong or used.'],
  'session-missing': [401, 'Nobody is signed in here.'],
  'session-idle': [401, 'The session has ended, since nothing was done in it. Sign in again.'],
  'session-ended': [401, 'The session has ended. Sign in again.'],
  'login-expired': [401, 'The login has run out. Renew it.'],
  'certificate-expired': [401, 'The certificate has run out. Renew it.'],
  'cross-site': [403, 'The request does not come from a page of this service.'],
  'usage-right-not-live': [403, 'The usage right is not in force.'],
  'not-found': [404, 'There is nothing here.'],
  'not-relayed': [404, 'This operation is not for browsers.'],
  'method-not-allowed': [405, 'The address does not take this method.'],
  'body-too-large': [413, 'The request is too large.'],
  'rate-limited': [429, 'Too many requests at once. Try again in a moment.'],
  'internal-error': [500, 'Something went wrong here.'],
  'identity-provider-unavailable': [503, 'The sign-in service does not answer now. Try again in a moment.'],
  'service-unavailable': [503, 'The service cannot answer now. Try again in a moment.'],
} as const

export type WebProblemCode = keyof typeof problems

/** A refusal with a stable code, and one sentence for the operator; it holds nothing personal or secret. */
export class WebProblem extends Error {
  readonly code: WebProblemCode
  readonly status: number
  readonly title: string
  readonly operator: string

  constructor(code: WebProblemCode, operator: string) {
    super(operator)
    const [status, title] = problems[code]
    this.name = 'WebProblem'
    this.code = code
    this.status = status
    this.title = title
    this.operator = operator
  }
}

/** What an outsider is told of a failure: what nobody foresaw tells nothing. */
export function toWebProblem(error: unknown): WebProblem {
  if (error instanceof WebProblem) return error
  if (error instanceof Problem) return new WebProblem(codeOf(error), error.operator)
  const trouble = systemTrouble(error) ?? lostConnection(error)
  return trouble === undefined
    ? new WebProblem('internal-error', 'An error that nobody foresaw.')
    : new WebProblem('service-unavailable', `The network or the database cannot serve now (${trouble}).`)
}

function codeOf({ code }: Problem): WebProblemCode {
  switch (code) {
    case 'use-dpop-nonce':
    case 'invalid-proof':
    case 'rate-limited':
    case 'service-unavailable':
      return code
    default:
      return 'internal-error'
  }
}

/** Codes of the driver, and SQLSTATEs of a server that stops, starts, has no connection left or is slow. */
function lostConnection(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined
  return /^(CONNECT|57P0|57014|53300|08)/.test(error.code) ? error.code : undefined
}
