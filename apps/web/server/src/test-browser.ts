import { sign } from 'node:crypto'
import { type Clock, newId, sha256, systemClock } from '@tym/kernel'
import { generateProofKey, type ProofKey, parametersHashOf } from '@tym/role-certificate'
import { z } from 'zod'

/** The provider and the signers are processes, whose clock nobody moves. */
const system = systemClock()
const record = z.record(z.string(), z.unknown())
export type Answer = { status: number; headers: Headers; body: Record<string, unknown> }
type Sending = {
  body?: object | string
  headers?: Readonly<Record<string, string>>
  key?: ProofKey
  /** Instead of a new one. */
  proof?: string
}

const same = { 'sec-fetch-site': 'same-origin' }

/** A proof as a browser makes it, which knows no certificate but only its hash (RFC 9449 section 4.2). */
function makeProof(
  key: ProofKey,
  clock: Clock,
  claims: Readonly<Record<string, string | undefined>>,
): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const iat = Math.floor(clock.instant().getTime() / 1_000)
  const header = encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk })
  const input = `${header}.${encode({ jti: newId(), iat, ...claims })}`
  const signature = sign('sha256', Buffer.from(input), { key: key.privateKey, dsaEncoding: 'ieee-p1363' })
  return `${input}.${signature.toString('base64url')}`
}

/** A browser with its key, its cookies and the client's part of the contract. */
export function openBrowser({ origin, clock }: { readonly origin: string; readonly clock: Clock }) {
  const key = generateProofKey()
  const jar = new Map<string, string>()
  /** The cookies of the provider, which remembers who was here last. */
  const theirs = new Map<string, string>()
  const nonces = new Map<string, string>()
  let ath = ''

  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line) || value === '') jar.delete(name)
      else jar.set(name, value)
    }
  }
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (method: string, path: string, { body, headers = {} }: Sending): Promise<Answer> => {
    const response = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...same,
        cookie: cookies(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    keep(response)
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? record.parse(JSON.parse(text)) : { text },
    }
  }
  /** A proof for a call to our origin: with the certificate's hash and the body's when it is relayed. */
  const prove = (method: string, path: string, { body, headers, key: by = key }: Sending = {}): string => {
    const isRelayed = path.startsWith('/v1')
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const [htu] = `${origin}${path}`.split('?', 1)
    const sent = new Headers(headers)
    const parameters = {
      query: new URL(path, origin).search,
      ifMatch: sent.get('if-match'),
      idempotencyKey: sent.get('idempotency-key'),
    }
    return makeProof(by, clock, {
      htm: method,
      htu,
      nonce: nonces.get(isRelayed ? 'v1' : 'own'),
      ath: isRelayed ? ath : undefined,
      bh: isRelayed && text !== undefined ? sha256(text).toString('base64url') : undefined,
      ph: isRelayed ? parametersHashOf(parameters).toString('base64url') : undefined,
    })
  }
  /** One call with its proof, repeated once with the nonce that is asked for. */
  const call = async (method: string, path: string, sending: Sending = {}): Promise<Answer> => {
    const once = async () => {
      const proof = sending.proof ?? prove(method, path, sending)
      const answer = await send(method, path, { ...sending, headers: { dpop: proof, ...sending.headers } })
      const nonce = answer.headers.get('dpop-nonce')
      if (nonce !== null) nonces.set(path.startsWith('/v1') ? 'v1' : 'own', nonce)
      return answer
    }
    const first = await once()
    return first.body['code'] === 'use-dpop-nonce' && sending.proof === undefined ? await once() : first
  }
  /** An answer that goes on, as it comes. */
  const open = async (path: string): Promise<Response> => {
    await call('GET', '/v1/organisations')
    return await fetch(`${origin}${path}`, {
      headers: { ...same, cookie: cookies(), dpop: prove('GET', path) },
    })
  }
  /** A step whose proof is for somebody else, repeated with the nonce that they want. */
  const step = async (path: string, url: unknown, more: object = {}, by = key): Promise<Answer> => {
    const once = async (nonce?: string) =>
      await call('POST', path, {
        body: {
          proof: makeProof(by, system, { htm: 'POST', htu: String(url), nonce }),
          ...more,
        },
      })
    const first = await once()
    const again = z.object({ again: z.object({ nonce: z.string() }) }).safeParse(first.body)
    const answer = again.success ? await once(again.data.again.nonce) : first
    if (typeof answer.body['ath'] === 'string') ath = answer.body['ath']
    return answer
  }

  const begin = (who: 'staff' | 'customer', change: object = {}) =>
    send('POST', '/session/sign-in', {
      body: { thumbprint: key.thumbprint, who, language: 'fi', why: 'new', ...change },
    })
  /** Goes through the provider, pressing the button that is said; answers where it sends the browser back. */
  const goThrough = async (location: unknown, persona?: string): Promise<string> => {
    let url = new URL(String(location))
    for (let hop = 0; hop < 8; hop += 1) {
      const isPressing = url.pathname.startsWith('/interaction/')
      if (isPressing && persona === undefined) throw new Error('the provider asks who it is')
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...theirs].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(isPressing
          ? { method: 'POST', body: new URLSearchParams({ persona: persona ?? '', acr: 'strong' }) }
          : {}),
      })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '') theirs.delete(name)
        else theirs.set(name, value)
      }
      await response.body?.cancel()
      url = new URL(response.headers.get('location') ?? '', url)
      if (url.origin === origin) return `${url.pathname}${url.search}`
    }
    throw new Error('the provider leads nowhere')
  }
  const chooseAt = (location: unknown, persona: string) => goThrough(location, persona)
  const comeBack = (path: string) => send('GET', path, { headers: { 'sec-fetch-site': 'cross-site' } })
  const state = () => call('GET', '/session')
  const takeToken = async (by = key) => {
    const { body } = await state()
    return await step('/session/token', body['tokenUrl'], {}, by)
  }
  const takeCertificate = async (usageRight?: string) => {
    const { body } = await state()
    return await step(
      '/session/certificate',
      body['certificateUrl'],
      usageRight === undefined ? {} : { usageRight },
    )
  }

  return {
    key,
    jar,
    send,
    call,
    open,
    prove,
    begin,
    chooseAt,
    /** Throws where the provider wants a login. */
    passThrough: (location: unknown) => goThrough(location),
    comeBack,
    state,
    takeToken,
    takeCertificate,
    athOf: (token: string) => sha256(token).toString('base64url'),
    /** The whole way in; answers the last state. */
    enter: async (who: 'staff' | 'customer', persona: string): Promise<Answer> => {
      const { body } = await begin(who)
      await comeBack(await chooseAt(body['location'], persona))
      const signedIn = await takeToken()
      return who === 'customer' ? signedIn : await takeCertificate()
    },
  }
}

export type TestBrowser = ReturnType<typeof openBrowser>
