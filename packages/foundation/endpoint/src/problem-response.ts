import { problemOf } from '@tym/database'
import { Problem, retryAfter } from '@tym/kernel'
import { challengeOf } from './challenge.ts'
import type { RegisterDeclaration } from './declaration.ts'
import { languageOf } from './read-headers.ts'

/** Milliseconds until somebody who asks is answered, come what may. */
export const longestAnswer = 9_000

/**
 * What is answered instead of an error: trouble that passes says so; anything else is a fault of ours, which
 * tells nothing.
 */
export function toProblem(error: unknown): Problem {
  return problemOf(error) ?? new Problem('internal-error', 'An unexpected failure.')
}

/**
 * An RFC 9457 answer, whose body depends on the code (and a pointer into the sender's own body) only: two
 * refusals with one code are the same bytes, whoever asked for whatever. `standing` are the headers that
 * every answer carries, `resource` the origin of the service whose metadata the challenge names (RFC 9728
 * section 5.1).
 */
export function problemResponse(
  { problemWords }: Pick<RegisterDeclaration, 'problemWords'>,
  problem: Problem,
  acceptLanguage: string | null,
  standing: Readonly<Record<string, string>> = {},
  resource?: string,
): Response {
  const { title, nextStep } = problemWords(problem.code)
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
  const challenge = challengeOf(problem, resource)
  const later = retryAfter(problem)
  const headers = {
    ...standing,
    ...(later !== undefined && { 'retry-after': later }),
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    ...(challenge !== undefined && { 'www-authenticate': challenge }),
  }
  return new Response(JSON.stringify(body), { status: problem.status, headers })
}
