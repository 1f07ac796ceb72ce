import { type Problem, problems } from '@tym/kernel'
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
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    ...(challenge !== undefined && { 'www-authenticate': challenge }),
  }
  return new Response(JSON.stringify(body), { status: problem.status, headers })
}
