import { type Clock, newId } from '@tym/kernel'
import { createProof, generateProofKey, type Parameters, type ProofKey } from '@tym/role-certificate'

/** What came back, with the body read once. */
export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; undefined when there is none. */
  readonly json: unknown
  /** Code of a problem answer. */
  readonly code: string | undefined
}

export type Sending = {
  readonly body?: unknown
  /** The body's bytes as they are, for what is not JSON. */
  readonly rawBody?: string | Uint8Array | ReadableStream
  /** Added to the usual ones; null takes a usual one away. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** Another process of the same service; proofs still name the public origin. */
  readonly at?: string
}

export type Client = {
  fetch(method: string, path: string, sending?: Sending): Promise<Answer>
  /** A fresh proof for a request that the caller sends by itself. */
  prove(request: ToProve): Promise<string>
  /** A certificate that is valid now; the same one until it nears its end. */
  certificate(): Promise<string>
  readonly key: ProofKey
}

export type ToProve = {
  readonly method: string
  readonly path: string
  readonly token?: string
  readonly nonce?: string
  readonly key?: ProofKey
  /** Origin that the proof names, when not the service's own. */
  readonly origin?: string | undefined
  /** The body whose hash the proof says. */
  readonly body?: string | undefined
  /** The parameters whose hash the proof says. */
  readonly parameters?: Parameters | undefined
}

type ClientParts = {
  readonly origin: string
  readonly clock: Clock
  /** Issues a certificate bound to this key. */
  readonly certify: (thumbprint: string) => Promise<string>
}

const renewAfter = 240_000

/**
 * A client as staff and customers use it: own key, certificate bound to it, fresh proof with the server's
 * nonce.
 */
export function createClient({ origin, clock, certify }: ClientParts): Client {
  const key = generateProofKey()
  let held: { token: string; at: number } | undefined
  let nonce: string | undefined

  const certificate = async (): Promise<string> => {
    const now = clock.instant().getTime()
    if (held === undefined || now - held.at > renewAfter) {
      held = { token: await certify(key.thumbprint), at: now }
    }
    return held.token
  }

  const prove = async (request: ToProve): Promise<string> => {
    const current = request.nonce ?? nonce
    return createProof(request.key ?? key, {
      method: request.method,
      url: `${request.origin ?? origin}${request.path}`,
      clock,
      token: request.token ?? (await certificate()),
      ...(current === undefined ? {} : { nonce: current }),
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.parameters === undefined ? {} : { parameters: request.parameters }),
    })
  }

  const send = async (method: string, path: string, sending: Sending): Promise<Answer> => {
    const usual: Record<string, string | null> = {
      authorization: `DPoP ${await certificate()}`,
      dpop: await prove({ method, path }),
      ...(method === 'GET' ? {} : { 'idempotency-key': newId() }),
      ...(sending.body === undefined && sending.rawBody === undefined
        ? {}
        : { 'content-type': 'application/json' }),
    }
    const answer = await sendRaw(sending.at ?? origin, method, path, {
      ...sending,
      headers: { ...usual, ...sending.headers },
    })
    nonce = answer.headers.get('dpop-nonce') ?? nonce
    return answer
  }

  return {
    key,
    certificate,
    prove,
    async fetch(method, path, sending = {}) {
      const answer = await send(method, path, sending)
      const proofGiven = sending.headers !== undefined && 'dpop' in sending.headers
      return answer.code === 'use-dpop-nonce' && !proofGiven ? send(method, path, sending) : answer
    },
  }
}

/** Sends exactly these headers and this body, and reads the answer. */
export async function sendRaw(
  origin: string,
  method: string,
  path: string,
  { body, rawBody, headers = {} }: Sending,
): Promise<Answer> {
  const sent = new Headers()
  for (const [name, value] of Object.entries(headers)) if (value !== null) sent.set(name, value)
  const content = rawBody ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: sent,
    ...(content === undefined ? {} : { body: content }),
    ...(content instanceof ReadableStream ? { duplex: 'half' } : {}),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  const json: unknown = isJson && text !== '' ? JSON.parse(text) : undefined
  return { status: response.status, headers: response.headers, text, json, code: codeOf(json) }
}

function codeOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('code' in json)) return undefined
  return typeof json.code === 'string' ? json.code : undefined
}
