import type { WebProblem } from './web-problem.ts'

/** Nothing that is for one browser stays in a cache. */
export const standing = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const

/** An answer in JSON. */
export function jsonAnswer(body: object, headers: Readonly<Record<string, string>> = {}): Response {
  const answer = new Response(JSON.stringify(body), { status: 200, headers: standing })
  answer.headers.set('content-type', 'application/json')
  for (const [name, value] of Object.entries(headers)) answer.headers.append(name, value)
  return answer
}

/** Problem details (RFC 9457) of a refusal. */
export function problemAnswer(problem: WebProblem): Response {
  const { code, status, title } = problem
  const answer = new Response(JSON.stringify({ type: `urn:tym:problem:${code}`, title, status, code }), {
    status,
    headers: standing,
  })
  answer.headers.set('content-type', 'application/problem+json')
  if (status === 503 || status === 429) answer.headers.set('retry-after', status === 503 ? '2' : '1')
  if (status === 401) answer.headers.set('www-authenticate', challengeOf(problem))
  return answer
}

/** RFC 9449 section 7.1: what kind of proof is wanted, and of a bad one what is wrong with it. */
function challengeOf({ code }: WebProblem): string {
  switch (code) {
    case 'use-dpop-nonce':
      return 'DPoP error="use_dpop_nonce", algs="ES256"'
    case 'invalid-proof':
      return 'DPoP error="invalid_dpop_proof", algs="ES256"'
    case 'certificate-expired':
      return 'DPoP error="invalid_token", algs="ES256"'
    default:
      return 'DPoP algs="ES256"'
  }
}
