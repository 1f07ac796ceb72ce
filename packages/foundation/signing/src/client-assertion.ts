import { newId, Problem, type PublicJwk } from '@tym/kernel'
import { z } from 'zod'
import { signJws } from './sign-jws.ts'
import type { SigningKey } from './signing-key.ts'
import { verifyJws } from './verify-jws.ts'

const assertionType = 'client-authentication+jwt'
const lifetime = 60
const clockSkew = 10

/** The `client_assertion_type` of RFC 7523. */
export const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * Makes the assertion by which a client authenticates itself (RFC 7523, `private_key_jwt`); it lives a
 * minute.
 */
export async function clientAssertion(
  key: SigningKey,
  { clientId, audience, now }: { clientId: string; audience: string; now: Date },
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000)
  return await signJws(key)(
    { typ: assertionType },
    { iss: clientId, sub: clientId, aud: audience, jti: newId(), iat: issuedAt, exp: issuedAt + lifetime },
  )
}

const assertionClaims = z.strictObject({
  iss: z.string().min(1).max(200),
  sub: z.string().min(1).max(200),
  aud: z.string().min(1).max(400),
  jti: z.string().min(1).max(128),
  iat: z.number().int().nonnegative(),
  exp: z.number().int().nonnegative().max(253_402_300_799),
})

/**
 * Verifies a client's assertion for this audience. NOT verified: that its `id` was not seen before, which the
 * caller must remember until `expiresAt`, and what the client may do. Throws Problem `invalid-client`.
 */
export async function verifyClientAssertion(
  assertion: string,
  options: {
    audience: string
    now: Date
    findKey: (clientId: string, keyId: string) => PublicJwk | undefined
  },
): Promise<{ clientId: string; id: string; expiresAt: Date }> {
  const refuse = (why: string) => new Problem('invalid-client', `The client assertion ${why}.`)
  const { claims } = await verifyJws(assertion, {
    types: [assertionType, 'JWT'],
    code: 'invalid-client',
    findKey: async (keyId, unverified) => {
      const issuer = z.string().safeParse(unverified.iss)
      return issuer.success ? options.findKey(issuer.data, keyId) : undefined
    },
  })
  const parsed = assertionClaims.safeParse(claims)
  if (!parsed.success) throw refuse('has claims that are not of their form')
  const { iss, sub, aud, jti, iat, exp } = parsed.data
  const now = options.now.getTime() / 1000
  if (iss !== sub) throw refuse('names another subject than the client')
  if (aud !== options.audience) throw refuse('is for another audience')
  if (exp <= now) throw refuse('has expired')
  if (iat > now + clockSkew) throw refuse('is from the future')
  if (exp - iat > lifetime) throw refuse(`lives longer than ${lifetime} s`)
  return { clientId: iss, id: jti, expiresAt: new Date(exp * 1000) }
}
