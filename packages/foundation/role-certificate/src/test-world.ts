import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { areaId, fixedClock, newUsageRightId, organisationId, personId, publicJwk } from '@tym/kernel'
import { generateProofKey } from './create-proof.ts'
import { type GrantToSign, issueGrantStatement, issueRoleCertificate, type Sign } from './issue.ts'
import { createTrustStore, type KeyUse, type TrustedKey } from './trust.ts'
import { createCertificateVerifier } from './verify-certificate.ts'
import { verifyGrantStatement } from './verify-grant.ts'

export const audience = 'https://register.example'
export const start = new Date('2026-03-02T08:00:00Z')
const now = Math.floor(start.getTime() / 1000)

export const porvoo = organisationId.parse('11111111-1111-4111-8111-111111111111')
export const county = organisationId.parse('22222222-2222-4222-8222-222222222222')
const agency = organisationId.parse('33333333-3333-4333-8333-333333333333')
const identity = organisationId.parse('44444444-4444-4444-8444-444444444444')
export const area = areaId.parse('55555555-5555-4555-8555-555555555555')
export const officer = personId.parse('officer-one')

export type TestKey = { trusted: TrustedKey; privateKey: KeyObject }

function makeKey(
  use: KeyUse,
  organisation: TrustedKey['organisation'],
  kind: string,
  issuer: string,
): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const trusted: TrustedKey = {
    keyId: `${use}-1`,
    organisation,
    organisationKind: kind,
    issuer,
    use,
    publicJwk: publicJwk.parse(publicKey.export({ format: 'jwk' })),
    notBefore: new Date(start.getTime() - 86_400_000),
    notAfter: null,
    revokedAt: null,
  }
  return { trusted, privateKey }
}

export const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs exactly this header and these claims: the forger's pen. */
export function signRaw(privateKey: KeyObject, header: unknown, claims: unknown): string {
  const input = `${encode(header)}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${input}.${signature.toString('base64url')}`
}

export function signerOf(key: TestKey): Sign {
  return async (header, claims) =>
    signRaw(key.privateKey, { alg: 'ES256', kid: key.trusted.keyId, ...header }, claims)
}

/**
 * Porvoo's labour authority, a county, the agency and a customers' identity provider, each with keys of its
 * own.
 */
export function makeWorld() {
  const clock = fixedClock({ instant: start })
  const keys = {
    porvoo: makeKey('certificate', porvoo, 'labourAuthority', 'https://signer.example/porvoo'),
    county: makeKey('certificate', county, 'wellbeingCounty', 'https://signer.example/county'),
    agency: makeKey('grant', agency, 'keha', 'https://signer.example/keha'),
    identity: makeKey('customer', identity, 'keha', 'https://identity.example'),
  }
  let trust = createTrustStore(
    Object.values(keys).map((key) => key.trusted),
    '1',
  )
  const holder = generateProofKey()
  const verifier = createCertificateVerifier({
    audience,
    trust: () => trust,
    mayVouch: (role, kind) => (role === 'employmentSpecialist') === (kind === 'labourAuthority'),
    clock,
  })

  const grantToSign: GrantToSign = {
    kind: 'person',
    person: officer,
    employer: porvoo,
    authority: porvoo,
    role: 'employmentSpecialist',
    title: 'työllisyysasiantuntija',
    duty: 'monialainen tuki',
    area,
    usageRight: newUsageRightId(),
    usageRightVersion: 1,
    notBefore: new Date(start.getTime() - 3_600_000),
    expiresAt: new Date(start.getTime() + 30 * 86_400_000),
  }

  const signGrant = (change: Partial<GrantToSign> = {}, key = keys.agency, id = 'grant-1') =>
    issueGrantStatement(signerOf(key), {
      issuer: key.trusted.issuer,
      grant: { ...grantToSign, ...change },
      id,
      clock,
    })

  const certify = async (grantToken?: string) => {
    const token = grantToken ?? (await signGrant())
    const grant = await verifyGrantStatement(token, {
      now: clock.instant(),
      findKey: async () => keys.agency.trusted.publicJwk,
    })
    const { certificate } = await issueRoleCertificate(signerOf(keys.porvoo), {
      issuer: keys.porvoo.trusted.issuer,
      audience,
      grant,
      grantToken: token,
      thumbprint: holder.thumbprint,
      lifetime: 300,
      clock,
    })
    return certificate
  }

  const customerToken = (change: Record<string, unknown> = {}) =>
    signRaw(
      keys.identity.privateKey,
      { alg: 'ES256', typ: 'at+jwt', kid: 'customer-1' },
      {
        kind: 'customer',
        iss: 'https://identity.example',
        aud: audience,
        sub: 'customer-one',
        jti: '66666666-6666-4666-8666-666666666666',
        iat: now,
        exp: now + 300,
        acr: 'urn:tym:acr:strong',
        cnf: { jkt: holder.thumbprint },
        national_id: '010190-999W',
        client_id: 'demo',
        ...change,
      },
    )

  return {
    clock,
    keys,
    holder,
    verifier,
    signGrant,
    certify,
    customerToken,
    trust: (changed: readonly TrustedKey[], version: string) => {
      trust = createTrustStore(changed, version)
    },
    now,
  }
}
export type World = ReturnType<typeof makeWorld>

/** Header and claims of a token, to be changed by a forger. */
export function open(token: string): { header: Record<string, unknown>; claims: Record<string, unknown> } {
  const [header = '', claims = ''] = token.split('.')
  return { header: JSON.parse(decode(header)), claims: JSON.parse(decode(claims)) }
}

const decode = (part: string) => Buffer.from(part, 'base64url').toString()
