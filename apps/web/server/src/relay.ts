import { type FetchBounds, stopwatch, traceHeaders } from '@tym/kernel'
import { carryStream } from './carry-stream.ts'
import { giveBack } from './give-back.ts'
import { openForRelay } from './open-session.ts'
import { packKept } from './pack-kept.ts'
import { proofMustFit } from './proof-fits.ts'
import { readBytes } from './read-body.ts'
import { findRelayed, lastingOperations } from './relayed-operations.ts'
import type { WebNeeds } from './web-needs.ts'
import { WebProblem } from './web-problem.ts'

/** Bytes: as many as customer-data takes itself. */
const longestBody = 262_144
/** Longer than customer-data lets anything take, and more than any answer of it has. */
export const relayBounds: FetchBounds = { milliseconds: 12_000, bytes: 16 * 1_024 * 1_024 }

const sentOn = [
  ...['accept-language', 'content-type', 'if-match', 'if-none-match', 'idempotency-key', 'dpop'],
  'known-rows',
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
  proofMustFit(request, carried.held)
  const headers: Record<string, string> = { ...traceHeaders(), authorization: `DPoP ${carried.held.token}` }
  for (const name of sentOn) {
    const value = request.headers.get(name)
    if (value !== null) headers[name] = value
  }
  const path = `${pathname}${search}`
  if (lastingOperations.has(route)) return { answer: await carryStream(path, headers, carried, needs), route }
  const body = request.method === 'GET' ? undefined : await readBytes(request, longestBody)
  const elapsed = stopwatch()
  const came = await needs.customerData
    .ask(path, {
      method: request.method,
      headers,
      ...(body === undefined || body.length === 0 ? {} : { body }),
    })
    .catch(() => {
      throw new WebProblem('service-unavailable', 'customer-data does not answer.')
    })
  needs.logger.debug('call relayed', { route, status: came.status, milliseconds: elapsed() })
  if (came.body === undefined) throw new WebProblem('service-unavailable', 'An answer was too long.')
  const hasBody = came.body.length > 0 && ![204, 205, 304].includes(came.status)
  const answer = giveBack(came, hasBody ? new Uint8Array(came.body) : null)
  return { answer: packKept(request, answer, came.body), route }
}
