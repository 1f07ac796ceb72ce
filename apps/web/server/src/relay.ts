import { type FetchBounds, type LinkAnswer, stopwatch, traceHeaders } from '@tym/kernel'
import { standing } from './answers.ts'
import { openForRelay } from './open-session.ts'
import { packKept } from './pack-kept.ts'
import { proofMustFit } from './proof-fits.ts'
import { readBytes } from './read-body.ts'
import { findRelayed } from './relayed-operations.ts'
import type { WebNeeds } from './web-needs.ts'
import { WebProblem } from './web-problem.ts'

/** Bytes: as many as customer-data takes itself. */
const longestBody = 262_144
/** Longer than customer-data lets anything take, and more than any answer of it has. */
export const relayBounds: FetchBounds = { milliseconds: 12_000, bytes: 16 * 1_024 * 1_024 }

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
  const carried = await openForRelay(request, needs)
  proofMustFit(request, carried)
  const headers: Record<string, string> = { ...traceHeaders(), authorization: `DPoP ${carried.token}` }
  for (const name of sentOn) {
    const value = request.headers.get(name)
    if (value !== null) headers[name] = value
  }
  const body = request.method === 'GET' ? undefined : await readBytes(request, longestBody)
  const elapsed = stopwatch()
  const came = await needs.customerData
    .ask(`${pathname}${search}`, {
      method: request.method,
      headers,
      ...(body === undefined || body.length === 0 ? {} : { body }),
    })
    .catch(() => {
      throw new WebProblem('service-unavailable', 'customer-data does not answer.')
    })
  needs.logger.debug('call relayed', { route, status: came.status, milliseconds: elapsed() })
  if (came.body === undefined) throw new WebProblem('service-unavailable', 'An answer was too long.')
  return { answer: packKept(request, answerOf(came, came.body), came.body), route }
}

/** The same answer for the browser, with those of its headers that concern it. */
function answerOf({ status, headers: told }: LinkAnswer, body: Buffer): Response {
  const headers: Record<string, string> = { ...standing }
  for (const name of givenBack) {
    const value = told[name]
    if (typeof value === 'string')
      headers[name] = name === 'www-authenticate' ? withoutMetadata(value) : value
  }
  const hasBody = body.length > 0 && ![204, 205, 304].includes(status)
  return new Response(hasBody ? new Uint8Array(body) : null, { status, headers })
}

/** A challenge without the address of the service's metadata (RFC 9728): no browser learns where it is. */
const withoutMetadata = (challenge: string) => challenge.replace(/, resource_metadata="[^"]*"/, '')
