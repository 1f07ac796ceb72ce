import { dateInHelsinki, Problem, type ProblemCode, systemTrouble } from '@tym/kernel'
import { problemWords } from '@tym/register'
import { dpopErrors } from '@tym/role-certificate'
import { ChoiceRequired } from './find-grants.ts'

/**
 * The `error` of RFC 6749, 8693 and 8707, or of `dpopErrors`, for each code that a token request may be
 * refused with.
 */
function oauthError(code: ProblemCode): string {
  switch (code) {
    case 'invalid-client':
      return 'invalid_client'
    case 'unsupported-grant-type':
      return 'unsupported_grant_type'
    case 'invalid-target':
      return 'invalid_target'
    case 'usage-right-not-live':
      return 'access_denied'
    case 'identity-provider-unavailable':
    case 'service-unavailable':
    case 'rate-limited':
      return 'temporarily_unavailable'
    case 'internal-error':
      return 'server_error'
    default:
      return 'invalid_request'
  }
}

/** Problem details (RFC 9457) of a refusal. */
export function problemBody(problem: Problem) {
  const { title, nextStep } = problemWords[problem.code]
  return {
    type: `urn:tym:problem:${problem.code}`,
    status: problem.status,
    code: problem.code,
    title: title.en,
    detail: nextStep.en,
    ...(problem.pointer === undefined ? {} : { pointer: problem.pointer }),
  }
}

/**
 * The refusal of a token request: what OAuth clients read, and the same problem details as everywhere else.
 * `acr` is how this organisation's people must have signed in, which whoever has not is told (RFC 9470).
 */
export function tokenRefusal(problem: Problem, acr: string | undefined) {
  const body = problemBody(problem)
  const error = dpopErrors[problem.code] ?? oauthError(problem.code)
  // RFC 9449 section 5: at a token endpoint a bad proof is a bad request.
  const status = error === 'use_dpop_nonce' || error === 'invalid_dpop_proof' ? 400 : body.status
  const rights = problem instanceof ChoiceRequired ? { usage_rights: problem.grants.map(toChoice) } : {}
  const stepUp = isTooWeak(problem) && acr !== undefined ? { acr_values: acr } : {}
  return { ...body, status, error, error_description: body.title, ...rights, ...stepUp }
}

const isTooWeak = ({ code }: Problem) => code === 'strong-authentication-required'

/**
 * WWW-Authenticate of a token request that is refused with 401; of too weak a login it tells which is wanted
 * (RFC 9470 section 3).
 */
export function tokenChallenge(problem: Problem, acr: string | undefined): string {
  const stepUp = isTooWeak(problem) && acr !== undefined
  return stepUp
    ? `DPoP error="insufficient_user_authentication", acr_values="${acr.replaceAll(/["\\]/g, '\\$&')}", algs="ES256"`
    : 'DPoP algs="ES256"'
}

/**
 * WWW-Authenticate of a service whose assertion was not taken; one that brought none is told no error (RFC
 * 6750 section 3.1).
 */
export function serviceChallenge(authorization: string | undefined): string {
  return authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"'
}

function toChoice(grant: ChoiceRequired['grants'][number]) {
  const { usageRight, role, title, duty, authority, area, expiresAt } = grant
  // A right is in force to the end of its last day.
  const validUntil = dateInHelsinki(new Date(expiresAt.getTime() - 1))
  return { id: usageRight, role, title, duty, authority, area, validUntil }
}

/** What an outsider is told of a failure: trouble that passes says so, what nobody foresaw tells nothing. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const trouble = systemTrouble(error)
  return trouble === undefined
    ? new Problem('internal-error', 'An error that nobody foresaw.')
    : new Problem('service-unavailable', `The disk or the network cannot serve now (${trouble}).`)
}
