import { type Clock, Problem, sha256 } from '@tym/kernel'
import { LRUCache } from 'lru-cache'
import {
  type CertificateClaims,
  certificateClaims,
  certificateType,
  customerClaims,
  customerTokenType,
  strongAuthentication,
} from './claims.ts'
import { rightOf } from './right-of.ts'
import type { GrantStatement, RoleCertificate } from './role-certificate.ts'
import type { KeyUse, TrustedKey, TrustStore } from './trust.ts'
import { checkInForce, stillTrusted, type Verified } from './verified.ts'
import { verifyGrantStatement } from './verify-grant.ts'
import { readToken, type UnverifiedToken, verifySignature } from './verify-signature.ts'

export type CertificateVerifierOptions = {
  /** This service's public origin: the only audience that is accepted. */
  audience: string
  /** The registered keys as they are now; asked at every verification. */
  trust: () => TrustStore
  /** Whether an organisation of this kind may vouch for a holder of this role. */
  mayVouch: (role: string, organisationKind: string) => boolean
  clock: Clock
  /** The authentication context that a customer's own login must have had. */
  customerAcr?: string
  /** How many verified certificates are remembered. */
  remembered?: number
}

/**
 * Makes the verifier of role certificates and customers' tokens for one service.
 *
 * `verify(token)` promises: canonical compact JWS under ES256 by a registered key of the named issuer, of the
 * right use, valid then and not revoked now; this audience; life of at most ten minutes, now inside it; for
 * employees also the employer = the issuer's organisation, a role that its kind may vouch for, and an
 * embedded grant by the agency, in force now, that says the same of every fact.
 *
 * NOT verified here: possession of the key (`createProofVerifier`) and that the usage right is still live.
 * Throws Problem, whose sentences never quote the token.
 */
export function createCertificateVerifier(options: CertificateVerifierOptions): {
  verify(token: string): Promise<RoleCertificate>
} {
  const { trust, clock } = options
  // Signatures only, by the token's SHA-256: dates, revocation and trust are checked again at every use.
  const remembered = new LRUCache<string, Verified>({ max: options.remembered ?? 10_000 })

  return {
    verify: async (token) => {
      const name = sha256(token).toString('base64')
      const known = remembered.get(name)
      if (known !== undefined && stillTrusted(known, trust())) {
        checkInForce(known, clock.instant())
        return known.certificate
      }
      remembered.delete(name)
      const store = trust()
      const unverified = readToken(token)
      const key = getKey(store, unverified)
      await verifySignature(unverified, key.publicJwk)
      const verified =
        key.use === 'customer'
          ? readCustomer(unverified, key, options)
          : await readCertificate(unverified, key, store, options)
      checkInForce(verified, clock.instant())
      remembered.set(name, verified)
      return verified.certificate
    },
  }
}

/** The key that may sign this kind of token for this issuer; a token never brings its own. */
function getKey(store: TrustStore, { typ, issuer, keyId }: UnverifiedToken): TrustedKey {
  const key = store.find(issuer, keyId)
  if (key === undefined)
    throw new Problem('untrusted-issuer', 'No registered key has this issuer and key id.')
  const use = useOfType(typ)
  if (use === undefined || key.use !== use) {
    throw new Problem('certificate-invalid', 'The key may not sign this type of token.')
  }
  return key
}

function useOfType(typ: string): KeyUse | undefined {
  switch (typ) {
    case certificateType:
      return 'certificate'
    case customerTokenType:
      return 'customer'
    default:
      return undefined
  }
}

function readCustomer(
  unverified: UnverifiedToken,
  key: TrustedKey,
  options: CertificateVerifierOptions,
): Verified {
  const parsed = customerClaims.safeParse(unverified.jws.claims)
  if (!parsed.success)
    throw new Problem('certificate-invalid', 'The claims of the customer token are not of their form.')
  const claims = parsed.data
  checkAudience(claims.aud, options.audience)
  if (claims.acr !== (options.customerAcr ?? strongAuthentication)) {
    throw new Problem(
      'strong-authentication-required',
      'The customer did not sign in with strong identification.',
    )
  }
  const certificate = {
    kind: 'customer' as const,
    nationalId: claims.national_id,
    ...commonOf(claims, unverified.keyId),
  }
  return { certificate, notBefore: dateOf(claims.nbf), key, grant: undefined }
}

async function readCertificate(
  unverified: UnverifiedToken,
  key: TrustedKey,
  store: TrustStore,
  options: CertificateVerifierOptions,
): Promise<Verified> {
  const parsed = certificateClaims.safeParse(unverified.jws.claims)
  if (!parsed.success)
    throw new Problem('certificate-invalid', 'The claims of the certificate are not of their form.')
  const claims = parsed.data
  checkAudience(claims.aud, options.audience)
  if (claims.employer !== key.organisation) {
    throw new Problem('certificate-invalid', 'The issuer vouches for an employee of another organisation.')
  }
  if (!options.mayVouch(claims.role, key.organisationKind)) {
    throw new Problem('certificate-invalid', 'The issuer may not vouch for a holder of this role.')
  }
  const grantKey: { found?: TrustedKey } = {}
  const statement = await verifyGrantStatement(claims.grant, {
    now: options.clock.instant(),
    findKey: async (issuer, keyId) => {
      const found = store.find(issuer, keyId)
      if (found?.use !== 'grant' || found.organisationKind !== 'keha') return undefined
      grantKey.found = found
      return found.publicJwk
    },
  })
  if (grantKey.found === undefined)
    throw new Problem('untrusted-issuer', 'The grant is not signed by the agency.')
  checkSameFacts(claims, statement)
  const certificate = {
    kind: claims.kind,
    ...rightOf(claims),
    grantIssuer: statement.issuer,
    grantKeyId: statement.keyId,
    ...commonOf(claims, unverified.keyId),
  }
  return { certificate, notBefore: dateOf(claims.nbf), key, grant: { statement, key: grantKey.found } }
}

function checkAudience(audience: string, expected: string): void {
  if (audience !== expected) throw new Problem('wrong-audience', 'The token was issued for another audience.')
}

function checkSameFacts(claims: CertificateClaims, grant: GrantStatement): void {
  const same =
    claims.kind === grant.kind &&
    claims.sub === grant.person &&
    claims.employer === grant.employer &&
    claims.authority === grant.authority &&
    claims.role === grant.role &&
    claims.title === grant.title &&
    claims.duty === grant.duty &&
    claims.area === grant.area &&
    claims.usage_right === grant.usageRight &&
    claims.usage_right_version === grant.usageRightVersion
  if (!same)
    throw new Problem('certificate-invalid', 'The certificate says more than the grant that it embeds.')
}

function commonOf(
  claims: Pick<CertificateClaims, 'jti' | 'sub' | 'iss' | 'iat' | 'exp' | 'cnf'>,
  keyId: string,
) {
  return {
    id: claims.jti,
    person: claims.sub,
    issuer: claims.iss,
    keyId,
    issuedAt: new Date(claims.iat * 1000),
    expiresAt: new Date(claims.exp * 1000),
    thumbprint: claims.cnf.jkt,
  }
}

const dateOf = (seconds: number | undefined) => (seconds === undefined ? undefined : new Date(seconds * 1000))
