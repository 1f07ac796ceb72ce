import { systemClock } from '@tym/kernel'
import { createProof, type ProofKey } from '@tym/role-certificate'

const clock = systemClock()

/** What is sent: bodies are text, so that a request can be sent again with a new proof. */
type BoundRequest = { method?: string; headers?: Readonly<Record<string, string>>; body?: string }
/** A target is a path below the origin, or a whole address. */
export type BoundFetch = (target: string, request?: BoundRequest) => Promise<Response>

/**
 * Makes a `fetch` that proves possession of the key with every request (RFC 9449): a fresh proof, the
 * server's latest nonce, and one more try when the server asks for another nonce. With a token it goes into
 * the Authorization header under the scheme DPoP.
 */
export function createBoundFetch(
  key: ProofKey,
  { origin, token }: { origin: string; token?: string },
): BoundFetch {
  let nonce: string | undefined
  const send = async (target: string, { method = 'GET', headers = {}, body }: BoundRequest) => {
    const url = new URL(target, origin).href
    const proof = createProof(key, {
      method,
      url,
      clock,
      ...(token === undefined ? {} : { token }),
      ...(nonce === undefined ? {} : { nonce }),
    })
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...headers,
        dpop: proof,
        ...(token === undefined ? {} : { authorization: `DPoP ${token}` }),
      },
      ...(body === undefined ? {} : { body }),
    })
    nonce = response.headers.get('dpop-nonce') ?? nonce
    return response
  }
  return async (target, request = {}) => {
    const response = await send(target, request)
    if (!(await asksForNonce(response))) return response
    await response.body?.cancel()
    return await send(target, request)
  }
}

async function asksForNonce(response: Response): Promise<boolean> {
  if (response.ok || !response.headers.has('dpop-nonce')) return false
  if (/use_dpop_nonce/.test(response.headers.get('www-authenticate') ?? '')) return true
  return /"use[_-]dpop[_-]nonce"/.test(await response.clone().text())
}
