import { hashOf } from './base64url.ts'
import type { BrowserKey } from './browser-key.ts'
import { serviceTime, trustDateOf } from './clock.ts'
import { mustBeOwn, verifyOwnKey } from './own-key.ts'
import { parametersHashOf } from './parameters-hash.ts'
import { makeProof } from './proof.ts'
import { codeOf, Refusal } from './refusal.ts'
import { isNearEnd, renew } from './renewal.ts'
import { send } from './send.ts'
import { currentView } from './session.ts'
import type { Ready } from './state.ts'

/** The customer data service's nonce for the next proof. */
let nonce: string | undefined

/** What a refused request may be repeated after, each once. */
const remedies = {
  'use-dpop-nonce': 'nonce',
  'certificate-expired': 'certificate',
  // Another tab has renewed the certificate, and this one has proved with the hash of the former.
  'invalid-proof': 'certificate',
} as const
type Remedy = (typeof remedies)[keyof typeof remedies]

/**
 * Sends a request of the customer data service with the proof of this page's session, and once more where a
 * new nonce or a new certificate is what it lacked. Throws `Refusal` when there is no session.
 */
export async function provingFetch(request: Request, sending = send): Promise<Response> {
  const key = await verifyOwnKey()
  const view = currentView()
  if (view.kind !== 'ready') throw new Refusal('session-missing', 401)
  let ready = isNearEnd(view.state.certificateExpiresAt) ? await renew(key, view.state.ath) : view.state
  const tried = new Set<Remedy>()
  for (;;) {
    const answer = await sendProved(key, ready, request.clone(), sending)
    const remedy = answer.status === 401 ? remedyFor(await codeOf(answer)) : undefined
    if (remedy === undefined || tried.has(remedy)) return answer
    tried.add(remedy)
    if (remedy === 'certificate') ready = await renew(key, ready.ath)
  }
}

function remedyFor(code: string): Remedy | undefined {
  return Object.entries(remedies).find(([known]) => known === code)?.[1]
}

async function sendProved(
  key: BrowserKey,
  { ath }: Ready,
  request: Request,
  sending: typeof send,
): Promise<Response> {
  const body = new Uint8Array(await request.clone().arrayBuffer())
  const dpop = await makeProof(key, {
    method: request.method,
    url: request.url,
    at: serviceTime(),
    nonce,
    ath,
    bh: body.length === 0 ? undefined : await hashOf(body),
    ph: await parametersHashOf(request),
  })
  const headers = new Headers(request.headers)
  headers.set('dpop', dpop)
  mustBeOwn(key)
  const answer = await sending(new Request(request, { headers }))
  trustDateOf(answer)
  nonce = answer.headers.get('dpop-nonce') ?? nonce
  return answer
}
