import { type Clock, newId, type OrganisationId, type PersonId, Problem, personId } from '@tym/kernel'
import { z } from 'zod'
import type { Sign } from './issue.ts'
import { keyRefusal, type TrustStore } from './trust.ts'
import { isFuture } from './verify-grant.ts'
import { readToken, verifySignature } from './verify-signature.ts'

const statementRequestType = 'statement-request+jwt'
const lifetime = 60

const claims = z.strictObject({
  iss: z.string().max(400),
  aud: z.string().max(400),
  sub: personId,
  jti: z.string().min(1).max(128),
  iat: z.number().int().nonnegative(),
  exp: z.number().int().nonnegative().max(253_402_300_799),
})

/** Asks, under an employer's own signature, for the live grant statements of one of its people; lives a minute. */
export async function issueStatementRequest(
  sign: Sign,
  { issuer, audience, person, clock }: { issuer: string; audience: string; person: PersonId; clock: Clock },
): Promise<string> {
  const issuedAt = Math.floor(clock.instant().getTime() / 1000)
  return await sign(
    { typ: statementRequestType },
    { iss: issuer, aud: audience, sub: person, jti: newId(), iat: issuedAt, exp: issuedAt + lifetime },
  )
}

/**
 * Verifies an employer's request for grant statements: by a registered certificate key that is not revoked, for
 * this audience, at most a minute old. The answer may hold that organisation's own people's statements only.
 * Throws Problem.
 */
export async function verifyStatementRequest(
  token: string,
  { audience, trust, clock }: { audience: string; trust: TrustStore; clock: Clock },
): Promise<{ organisation: OrganisationId; person: PersonId; issuer: string; keyId: string; id: string }> {
  const refuse = (why: string) => new Problem('certificate-invalid', `The statement request ${why}.`)
  const unverified = readToken(token)
  const { issuer, keyId, typ, jws } = unverified
  if (typ !== statementRequestType) throw refuse('is of another type')
  const key = trust.find(issuer, keyId)
  if (key === undefined)
    throw new Problem('untrusted-issuer', 'No registered key has this issuer and key id.')
  if (key.use !== 'certificate') throw refuse('is signed with a key of another use')
  await verifySignature(unverified, key.publicJwk)
  const parsed = claims.safeParse(jws.claims)
  if (!parsed.success) throw refuse('has claims that are not of their form')
  const { aud, sub, jti, iat, exp } = parsed.data
  const now = clock.instant()
  const issuedAt = new Date(iat * 1000)
  const refusal = keyRefusal(key, issuedAt, now)
  if (refusal !== undefined) throw new Problem('signing-key-revoked', `Statement request: ${refusal}.`)
  if (aud !== audience) throw new Problem('wrong-audience', 'The statement request is for another audience.')
  if (exp * 1000 <= now.getTime())
    throw new Problem('certificate-expired', 'The statement request has expired.')
  if (isFuture(issuedAt, now) || exp - iat > lifetime) throw refuse('is dated wrongly')
  return { organisation: key.organisation, person: sub, issuer, keyId, id: jti }
}
