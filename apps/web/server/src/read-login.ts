import { Problem, readCompactJws } from '@tym/kernel'
import { untyped, verifyJws } from '@tym/signing'
import { z } from 'zod'
import type { Provider } from './provider.ts'
import type { CodeContent } from './session-content.ts'
import type { WebNeeds } from './web-needs.ts'
import { WebProblem } from './web-problem.ts'

const longestToken = 8_192
const clockSkew = 10

const idClaims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.tuple([z.string()]).transform(([only]) => only)]),
  exp: z.number(),
  nonce: z.string(),
  sub: z.string().min(1).max(255),
  name: z.string().min(1).max(200),
})
const boundClaims = z.object({ aud: z.string(), cnf: z.object({ jkt: z.string() }) })

/** Who has signed in. */
export interface LoginFacts {
  /** The provider's name for the person. */
  readonly person: string
  readonly name: string
  /** Short name of the employer; undefined for a customer. */
  readonly organisation: string | undefined
}

type Needs = Pick<WebNeeds, 'providerKeys' | 'signers' | 'customerDataAudience' | 'clock'> & {
  readonly provider: Pick<Provider, 'issuer' | 'clientId'>
}

/**
 * Verifies the id token of this very sign-in (OpenID Connect Core 3.1.3.7), and that the login is bound to
 * the session's key and made out to somebody that the person belongs to. Throws WebProblem 'session-ended'.
 */
export async function readLogin(
  tokens: { readonly access_token: string; readonly id_token?: string | undefined },
  { who, nonce }: Pick<CodeContent, 'who' | 'nonce'>,
  thumbprint: string,
  needs: Needs,
): Promise<LoginFacts> {
  const { provider, providerKeys, clock } = needs
  const verified = await verifyJws(tokens.id_token ?? '', {
    types: ['JWT', untyped],
    code: 'login-required',
    findKey: (keyId) => providerKeys.find(keyId),
  }).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'login-required' ? refuse('does not verify') : error
  })
  const claims = idClaims.safeParse(verified.claims)
  if (!claims.success) throw refuse('has claims that are not of their form')
  const { iss, aud, exp, nonce: said, sub, name } = claims.data
  if (iss !== provider.issuer) throw refuse('is by another issuer')
  if (aud !== provider.clientId) throw refuse('is for another client')
  if (said !== nonce) throw refuse('is of another sign-in')
  if (exp <= clock.instant().getTime() / 1_000 - clockSkew) throw refuse('has expired')
  return { person: sub, name, organisation: organisationOf(tokens.access_token, { who, thumbprint }, needs) }
}

/** Throws WebProblem 'session-ended' for a login that is not bound to this key, or not for whom was asked. */
export function organisationOf(
  login: string,
  { who, thumbprint }: { readonly who: CodeContent['who']; readonly thumbprint: string },
  { signers, customerDataAudience }: Pick<Needs, 'signers' | 'customerDataAudience'>,
): string | undefined {
  const claims = boundClaims.safeParse(readCompactJws(login, longestToken)?.claims)
  if (!claims.success || claims.data.cnf.jkt !== thumbprint)
    throw new WebProblem('session-ended', 'The login is not bound to the key of the session.')
  const { aud } = claims.data
  const organisation = signers.findSlug(aud)
  if (who === 'customer' ? aud !== customerDataAudience : organisation === undefined)
    throw new WebProblem('session-ended', 'The login is made out to somebody else than was asked for.')
  return who === 'customer' ? undefined : organisation
}

const refuse = (why: string) => new WebProblem('session-ended', `The id token ${why}.`)
