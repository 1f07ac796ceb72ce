import { type PersonId, Problem, personId } from '@tym/kernel'
import type { JWK } from 'jose'
import { z } from 'zod'
import { verifyJws } from './verify-jws.ts'

/** JWS `typ` of an employer's request for the live grant statements of one of its people. */
export const statementRequestType = 'statement-request+jwt'

const longestLife = 60
const clockSkew = 10

const requestClaims = z.strictObject({
  iss: z.string().min(1).max(400),
  aud: z.string().min(1).max(400),
  sub: personId,
  jti: z.string().min(1).max(128),
  iat: z.number().int().nonnegative(),
  exp: z.number().int().nonnegative().max(253_402_300_799),
})

export type StatementRequest = {
  readonly issuer: string
  readonly keyId: string
  readonly person: PersonId
  readonly id: string
  readonly issuedAt: Date
}

/**
 * Verifies an employer's request: signed with a key that `findKey` knows under its issuer, for this audience,
 * at most a minute old. NOT verified here: that the request is answered once, and that its key is still live.
 * Throws Problem `invalid-client` or `wrong-audience`; nothing from the request is in its sentence.
 */
export async function verifyStatementRequest(
  token: string,
  options: {
    audience: string
    now: Date
    findKey: (issuer: string, keyId: string, issuedAt: Date) => JWK | undefined
  },
): Promise<StatementRequest> {
  const { claims, keyId } = await verifyJws(token, {
    types: [statementRequestType],
    code: 'invalid-client',
    findKey: async (named, unverified) => {
      const parsed = requestClaims.safeParse(unverified)
      if (!parsed.success) return undefined
      return options.findKey(parsed.data.iss, named, new Date(parsed.data.iat * 1000))
    },
  })
  const { iss, aud, sub, jti, iat, exp } = requestClaims.parse(claims)
  const refuse = (why: string) => new Problem('invalid-client', `The statement request ${why}.`)
  const now = options.now.getTime() / 1000
  if (aud !== options.audience) throw new Problem('wrong-audience', 'The request is for another audience.')
  if (exp <= now) throw refuse('has expired')
  if (iat > now + clockSkew) throw refuse('is from the future')
  if (exp - iat > longestLife) throw refuse(`lives longer than ${longestLife} s`)
  return { issuer: iss, keyId, person: sub, id: jti, issuedAt: new Date(iat * 1000) }
}
