import { hashOf } from './base64url.ts'

export interface PublicJwk {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
}

/** A session's own key. Its private half never leaves the browser's keeping, not even for this page. */
export interface BrowserKey {
  readonly privateKey: CryptoKey
  readonly publicJwk: PublicJwk
  /** RFC 7638: what tokens and certificates are bound to. */
  readonly thumbprint: string
}

/** A new P-256 key that cannot be exported. */
export async function makeBrowserKey(): Promise<BrowserKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const publicJwk: PublicJwk = { kty: 'EC', crv: 'P-256', x, y }
  return { privateKey: pair.privateKey, publicJwk, thumbprint: await thumbprintOf(publicJwk) }
}

/** The members in the order of RFC 7638 section 3. */
function thumbprintOf({ crv, kty, x, y }: PublicJwk): Promise<string> {
  return hashOf(new TextEncoder().encode(JSON.stringify({ crv, kty, x, y })))
}
