import { type Clock, type PersonId, Problem, personId } from '@tym/kernel'
import { verifyJws } from '@tym/signing'
import { z } from 'zod'
import type { Organisation } from './organisation.ts'

const clockSkew = 10

const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: personId,
  iat: z.number().int().nonnegative(),
  exp: z.number().int().nonnegative().max(253_402_300_799),
  nbf: z.number().int().nonnegative().optional(),
  acr: z.string().optional(),
  org: z.string().optional(),
  cnf: z.object({ jkt: z.string() }),
})

/**
 * Verifies the access token that a person brings from the organisation's own OpenID provider (RFC 9068): by
 * that provider, for this organisation's signer, in force, after strong authentication, bound to the key
 * whose possession was just proved. Throws Problem.
 */
export async function verifySubjectToken(
  token: string,
  { organisation, thumbprint, clock }: { organisation: Organisation; thumbprint: string; clock: Clock },
): Promise<{ person: PersonId }> {
  const { upstream, id } = organisation.settings
  const refuse = (why: string) => new Problem('invalid-token-exchange', `The subject token ${why}.`)
  const verified = await verifyJws(token, {
    types: ['at+jwt', 'application/at+jwt'],
    algorithms: upstream.algorithms,
    code: 'invalid-token-exchange',
    findKey: (keyId) => organisation.upstreamKeys.find(keyId),
  })
  const parsed = claims.safeParse(verified.claims)
  if (!parsed.success) throw refuse('has claims that are not of their form')
  const { iss, aud, sub, iat, exp, nbf, acr, org, cnf } = parsed.data
  const now = clock.instant().getTime() / 1000
  if (iss !== upstream.issuer) throw refuse('is by another issuer')
  if (aud !== upstream.audience) throw refuse('is for another audience')
  if (exp <= now) throw refuse('has expired')
  if (iat > now + clockSkew || (nbf ?? 0) > now + clockSkew) throw refuse('is from the future')
  if (cnf.jkt !== thumbprint) throw refuse('is bound to another key')
  // One provider may serve several organisations: then it says whose person this is.
  if (org !== undefined && org !== id) throw refuse("is for another organisation's person")
  if (acr !== upstream.acr) {
    throw new Problem('strong-authentication-required', 'The login was not by strong authentication.')
  }
  return { person: sub }
}
