import { publicJwk } from '@tym/kernel'
import { z } from 'zod'

/** A private P-256 key as a JWK; only key files hold it. */
export const privateJwk = z.strictObject({ ...publicJwk.shape, d: publicJwk.shape.x })
export type PrivateJwk = z.infer<typeof privateJwk>
