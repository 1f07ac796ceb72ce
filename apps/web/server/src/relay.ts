import { type FetchBounds, fetchBounded, stopwatch, traceHeaders } from '@tym/kernel'
import { standing } from './answers.ts'
import { type OpenSession, openForRelay } from './open-session.ts'
import { packKept } from './pack-kept.ts'
import { proofMustFit } from './proof-fits.ts'
import { readBytes } from './read-body.ts'
import { findRelayed } from './relayed-operations.ts'
import type { WebNeeds } from './web-needs.ts'
import { WebProblem } from './web-problem.ts'

/** Bytes: as many as customer-data takes itself. */
const longestBody = 262_144
/** Longer than customer-data lets anything take, and more than any answer of it has. */
const bounds: FetchBounds = { milliseconds: 12_000, bytes: 16 * 1_024 * 1_024 }

const sentOn = ['accept-language', 'content-type', 'if-match', 'if-none-match', 'idempotency-key', 'dpop']
const givenBack = [
  ...['content-type', 'etag', 'retry-after', 'dpop-nonce', 'www-authenticate'],
  ...['content-language', 'location', 'cache-control'],
]

/**
 * Carries a call of the session's browser to customer-data: adds the certificate that the session holds, and
 * changes nothing else. The proof is the browser's own, so the web server can neither make a call nor repeat
 * one. Throws WebProblem, also for a proof that is not the session's; what customer-data refuses is its own
 * answer.
 */
export async function relay(request: Request, needs: WebNeeds): Promise<{ answer: Response; route: string }> {
  const { pathname, search } = new URL(request.url)
  const route = findRelayed(request.method, pathname)
  if (route === undefined) throw new WebProblem('not-relayed', 'No operation that browsers use.')
  const session = await openForRelay(request, needs)
  const token = certificateOf(session)
  proofMustFit(request, { thumbprint: session.thumbprint, token })
  const headers = new Headers(traceHeaders())
  for (const name of sentOn) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  headers.set('authorization', `DPoP ${token}`)
  const body = request.method === 'GET' ? undefined : await readBytes(request, longestBody)
  const elapsed = stopwatch()
  const came = await fetchBounded(`${needs.customerDataOrigin}${pathname}${search}`, bounds, {
    method: request.method,
    headers,
    ...(body === undefined || body.length === 0 ? {} : { body: new Uint8Array(body) }),
  }).catch(() => {
    throw new WebProblem('service-unavailable', 'customer-data does not answer.')
  })
  needs.logger.debug('call relayed', { route, status: came.status, milliseconds: elapsed() })
  if (came.text === undefined) throw new WebProblem('service-unavailable', 'An answer was too long.')
  const hasBody = came.text !== '' && ![204, 205, 304].includes(came.status)
  const answer = new Response(hasBody ? came.text : null, { status: came.status, headers: standing })
  for (const name of givenBack) {
    const value = came.headers.get(name)
    if (value !== null) answer.headers.set(name, name === 'www-authenticate' ? withoutMetadata(value) : value)
  }
  return { answer: packKept(request, answer, came.text), route }
}

/** A challenge without the address of the service's metadata (RFC 9728): no browser learns where it is. */
const withoutMetadata = (challenge: string) => challenge.replace(/, resource_metadata="[^"]*"/, '')

/** The certificate, or a customer's login, even one that has run out: customer-data says so itself. */
function certificateOf({ content }: OpenSession): string {
  const certificate =
    content.stage === 'code' ? undefined : content.who === 'customer' ? content.login : content.certificate
  if (certificate === undefined)
    throw new WebProblem('session-missing', 'The session has no certificate yet.')
  return certificate.token
}
