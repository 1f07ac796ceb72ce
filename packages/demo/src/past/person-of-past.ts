import type { Clock } from '@tym/kernel'
import { createProof, generateProofKey } from '@tym/role-certificate'
import { z } from 'zod'
import type { Certify } from './certify.ts'

/** An answer that was no refusal. */
export interface Done {
  readonly id: string
  readonly version: number
}

/** Somebody who does what a life says, in the passed moment. Every refusal throws. */
export interface PersonOfPast {
  get(path: string): Promise<unknown>
  /** `key` is the idempotency key: the same act, sent again, is done once. */
  post(path: string, body: unknown, also: { readonly key: string; readonly ifMatch?: number }): Promise<Done>
  /** Puts forward, changes nothing, and answers what is shown. */
  ask(path: string, body: unknown): Promise<unknown>
}

/** The service in-process. */
export type Answer = (request: Request) => Promise<Response>

type Sending = { readonly headers?: Readonly<Record<string, string>>; readonly body?: string }

const done = z.object({ id: z.string(), version: z.number() })

/** Signs each request with a certificate and a proof of this moment, and hands it to the service itself. */
export function personOfPast(
  certify: Certify,
  { answer, clock, origin }: { readonly answer: Answer; readonly clock: Clock; readonly origin: string },
): PersonOfPast {
  const key = generateProofKey()
  let held: { readonly token: string; readonly at: number } | undefined
  let nonce: string | undefined
  const certificate = async (): Promise<string> => {
    const now = clock.instant().getTime()
    if (held === undefined || Math.abs(now - held.at) > 120_000)
      held = { token: await certify(key.thumbprint), at: now }
    return held.token
  }
  const send = async (method: string, path: string, more: Sending = {}) => {
    const token = await certificate()
    const proof = createProof(key, {
      method,
      url: `${origin}${path}`,
      clock,
      token,
      ...(nonce === undefined ? {} : { nonce }),
    })
    const response = await answer(
      new Request(`${origin}${path}`, {
        ...more,
        method,
        headers: { ...more.headers, authorization: `DPoP ${token}`, dpop: proof },
      }),
    )
    nonce = response.headers.get('dpop-nonce') ?? nonce
    return { status: response.status, text: await response.text() }
  }
  const ask = async (method: string, path: string, more?: Sending) => {
    const first = await send(method, path, more)
    const { status, text } = first.text.includes('"use-dpop-nonce"') ? await send(method, path, more) : first
    if (status >= 300)
      throw new Error(`${method} ${path.replaceAll(/[0-9a-f-]{36}/g, '…')}: ${status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const withBody = (body: unknown, headers: Readonly<Record<string, string>> = {}): Sending =>
    body === undefined
      ? { headers }
      : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return {
    get: (path) => ask('GET', path),
    ask: (path, body) => ask('POST', path, withBody(body)),
    post: async (path, body, { key: idempotency, ifMatch }) =>
      done.parse(
        await ask(
          'POST',
          path,
          withBody(body, {
            'idempotency-key': idempotency,
            ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
          }),
        ),
      ),
  }
}
