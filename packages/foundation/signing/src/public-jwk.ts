import { createHash } from 'node:crypto'
import { z } from 'zod'

const coordinate = z.string().regex(/^[\w-]{43}$/)

/** A public P-256 key as a JWK (RFC 7517), reduced to the members that define it. */
export const publicJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
})
export type PublicJwk = z.infer<typeof publicJwk>

/** A private P-256 key as a JWK; only key files hold it. */
export const privateJwk = z.strictObject({ ...publicJwk.shape, d: coordinate })
export type PrivateJwk = z.infer<typeof privateJwk>

/** The RFC 7638 thumbprint of the key, base64url SHA-256: our key ids are these, so a name never fits two keys. */
export function keyIdOf({ crv, kty, x, y }: PublicJwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
}
