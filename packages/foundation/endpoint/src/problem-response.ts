import { problemOf } from '@tym/database'
import { Problem, problems } from '@tym/kernel'
import { languageOf } from './read-headers.ts'

/** The challenge of a refusal for want of proof: that of RFC 9449 7.1, or the exchange's; undefined for all others. */
function challengeOf(problem: Problem): string | undefined {
  if (problem.status !== 401) return undefined
  if (problem.code === 'party-proof-invalid') return 'PartyProof algs="ES256"'
  const error =
    problem.code === 'use-dpop-nonce'
      ? 'use_dpop_nonce'
      : problem.code === 'invalid-proof' ||
          problem.code === 'proof-missing' ||
          problem.code === 'proof-replayed'
        ? 'invalid_dpop_proof'
        : 'invalid_token'
  return `DPoP error="${error}", algs="ES256"`
}

/** Milliseconds until somebody who asks is answered, come what may. */
export const longestAnswer = 9_000

/** What is answered instead of an error: trouble that passes says so; anything else is a fault of ours, which tells nothing. */
export function toProblem(error: unknown): Problem {
  return problemOf(error) ?? new Problem('internal-error', 'An unexpected failure.')
}

/** When it is worth while to come again (RFC 9110 10.2.3), in seconds. */
export function retryAfter({ code, status }: Problem): Readonly<Record<string, string>> {
  if (code === 'rate-limited' || code === 'not-ready-yet') return { 'retry-after': '1' }
  if (code === 'log-not-sealed') return { 'retry-after': '10' }
  return status === 503 ? { 'retry-after': '2' } : {}
}

/**
 * An RFC 9457 answer. The body depends on the code (and a pointer into the sender's own body) only: two refusals with
 * one code are the same bytes, whoever asked for whatever. `standing` are the headers that every answer carries.
 */
export function problemResponse(
  problem: Problem,
  acceptLanguage: string | null,
  standing: Readonly<Record<string, string>> = {},
): Response {
  const { title, nextStep } = problems[problem.code]
  const language = languageOf(acceptLanguage)
  const body = {
    type: `urn:tym:problem:${problem.code}`,
    code: problem.code,
    status: problem.status,
    title: title[language],
    detail: nextStep[language],
    ...(problem.pointer === undefined ? {} : { pointer: problem.pointer }),
    ...(problem.extra === undefined ? {} : problem.extra),
  }
  const challenge = challengeOf(problem)
  const headers = {
    ...standing,
    ...retryAfter(problem),
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    ...(challenge !== undefined && { 'www-authenticate': challenge }),
  }
  return new Response(JSON.stringify(body), { status: problem.status, headers })
}
