import { z } from 'zod'
import { sha256 } from './sha256.ts'

const coordinate = z.string().regex(/^[\w-]{43}$/)

/** A public P-256 key as a JWK (RFC 7517), reduced to the members that define it. */
export const publicJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
})
export type PublicJwk = z.infer<typeof publicJwk>

/**
 * The RFC 7638 thumbprint of a public key, base64url SHA-256: the `jkt` of RFC 9449, and the id of our own
 * keys.
 */
export function thumbprintOf({ crv, kty, x, y }: PublicJwk): string {
  return sha256(JSON.stringify({ crv, kty, x, y })).toString('base64url')
}
