import path from 'node:path'
import { type Clock, newCertificateId, newId, type PersonId } from '@tym/kernel'
import { getStaff, type OrganisationSlug, organisations, signerIssuer } from '@tym/personas'
import {
  customerTokenType,
  type GrantToSign,
  issueGrantStatement,
  issueRoleCertificate,
  strongAuthentication,
} from '@tym/role-certificate'
import { fileKeyStore, openServiceKey, type SigningKey, signJws } from '@tym/signing'
import type { HandedOver } from './handed-over.ts'

/** Makes certificates of the passed moment for somebody of the cast, bound to a key. */
export type Certify = (thumbprint: string) => Promise<string>

/** Who certifies the cast in the demo's past. */
export interface Certifiers {
  /** For a member of the staff, by key; in the duty that is open to case work where there are several. */
  staff(key: string): Certify
  customer(person: { readonly subject: PersonId; readonly nationalId: string }): Certify
}

const lifetime = 300
const day = 86_400_000

/**
 * Certifies as the signers and the provider of this machine do, with their development keys, but by the
 * passed clock: those processes go by the machine's. Key files are refused in production.
 */
export function openCertifiers(
  { signer, identity, service, rights }: HandedOver,
  { clock, keysFolder }: { readonly clock: Clock; readonly keysFolder: string },
): Certifiers {
  const origin = (env: Readonly<Record<string, string>>): string => {
    const found = env['PUBLIC_ORIGIN']
    if (found === undefined) throw new Error('a process of the platform has no public origin')
    return found
  }
  const audience = origin(service)
  const keyOf = (slug: OrganisationSlug, use: 'certificate' | 'grant'): Promise<SigningKey> =>
    fileKeyStore(path.join(keysFolder, slug, use), { mode: 'development', clock }).current()
  const agency = signerIssuer(origin(signer), organisations.keha.slug)
  const identityKeyFile = identity['IDENTITY_KEY_FILE'] ?? ''

  return {
    staff: (key) => {
      const persona = getStaff(key)
      const right =
        rights.find(({ person, role }) => person === persona.subject && role === 'employmentSpecialist') ??
        rights.find(({ person }) => person === persona.subject)
      if (right === undefined) throw new Error(`${key} has no right in the register`)
      return async (thumbprint) => {
        const now = clock.instant()
        const { id: usageRight, version: usageRightVersion, validFrom: _, ...facts } = right
        const grant: GrantToSign = {
          ...facts,
          kind: 'person',
          usageRight,
          usageRightVersion,
          notBefore: new Date(now.getTime() - day),
          expiresAt: new Date(now.getTime() + day),
        }
        const id = newId()
        const grantKey = await keyOf('keha', 'grant')
        const grantToken = await issueGrantStatement(signJws(grantKey), { issuer: agency, grant, id, clock })
        const { certificate } = await issueRoleCertificate(
          signJws(await keyOf(persona.organisation, 'certificate')),
          {
            issuer: signerIssuer(origin(signer), persona.organisation),
            audience,
            grant: { ...grant, id, issuer: agency, keyId: grantKey.keyId, issuedAt: now },
            grantToken,
            thumbprint,
            lifetime,
            clock,
          },
        )
        return certificate
      }
    },
    customer:
      ({ subject, nationalId }) =>
      async (thumbprint) => {
        const issuedAt = Math.floor(clock.instant().getTime() / 1000)
        const key = await openServiceKey(identityKeyFile, { mode: 'development' })
        return signJws(key)(
          { typ: customerTokenType },
          {
            kind: 'customer',
            iss: origin(identity),
            aud: audience,
            sub: subject,
            jti: newCertificateId(),
            iat: issuedAt,
            exp: issuedAt + lifetime,
            acr: strongAuthentication,
            cnf: { jkt: thumbprint },
            national_id: nationalId,
            client_id: 'tym-demo',
          },
        )
      },
  }
}
