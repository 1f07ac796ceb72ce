import { base64url, base64urlOf } from './base64url.ts'
import type { BrowserKey } from './browser-key.ts'

export interface ToProve {
  readonly method: string
  /** The address; query and fragment are no part of a proof. */
  readonly url: string
  readonly at: Date
  readonly nonce?: string | undefined
  /** The hash of the certificate with which the request is made. */
  readonly ath?: string | undefined
  /** The hash of the request's body, where it has one. */
  readonly bh?: string | undefined
  /** The hash of its parameters, where it has any. */
  readonly ph?: string | undefined
}

/** A DPoP proof (RFC 9449 section 4.2) for one request; every call has a new `jti`. */
export async function makeProof(
  key: BrowserKey,
  { method, url, at, nonce, ath, bh, ph }: ToProve,
): Promise<string> {
  const [htu] = url.split(/[?#]/, 1)
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk }
  // What is undefined is left out of the text.
  const claims = {
    jti: crypto.randomUUID(),
    htm: method,
    htu,
    iat: Math.floor(at.getTime() / 1000),
    nonce,
    ath,
    bh,
    ph,
  }
  const input = `${base64urlOf(JSON.stringify(header))}.${base64urlOf(JSON.stringify(claims))}`
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.privateKey,
    new TextEncoder().encode(input),
  )
  return `${input}.${base64url(new Uint8Array(signature))}`
}
