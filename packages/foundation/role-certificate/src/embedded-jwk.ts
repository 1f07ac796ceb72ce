import { createPublicKey, type KeyObject } from 'node:crypto'
import { type PublicJwk, publicJwk } from '@tym/kernel'
import { z } from 'zod'

/**
 * A key that a stranger put into a proof's header. Harmless descriptive members are dropped; any other
 * member, `d` above all, is refused: a sender who publishes a private key no longer proves possession of
 * anything.
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

/** Imports the key, or answers undefined when its coordinates are not a point of the curve. */
export function importPublicJwk({ kty, crv, x, y }: PublicJwk): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' })
  } catch {
    return undefined
  }
}
