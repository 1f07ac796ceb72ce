import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
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

/**
 * A key that a stranger put into a proof's header. Harmless descriptive members are dropped; any other member,
 * `d` above all, is refused: a sender who publishes a private key no longer proves possession of anything.
 */
export const embeddedJwk = z
  .strictObject({
    ...publicJwk.shape,
    alg: z.literal('ES256').optional(),
    use: z.literal('sig').optional(),
    kid: z.string().max(200).optional(),
    key_ops: z.array(z.literal('verify')).max(1).optional(),
    ext: z.boolean().optional(),
  })
  .transform(({ kty, crv, x, y }): PublicJwk => ({ kty, crv, x, y }))

/** The RFC 7638 thumbprint of a public key, base64url SHA-256: the `jkt` of RFC 9449. */
export function thumbprintOf({ crv, kty, x, y }: PublicJwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
}

/** Imports the key, or answers undefined when its coordinates are not a point of the curve. */
export function importPublicJwk({ kty, crv, x, y }: PublicJwk): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' })
  } catch {
    return undefined
  }
}
