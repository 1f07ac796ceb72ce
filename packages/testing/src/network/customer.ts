import { type Clock, newCertificateId, newId, personId } from '@tym/kernel'
import { customerTokenType, strongAuthentication } from '@tym/role-certificate'
import { type Client, createClient } from './client.ts'
import { type CastKey, keyOf } from './keys.ts'

export type CustomerClient = Client & { readonly nationalId: string }

type CustomerParts = { readonly keys: readonly CastKey[]; readonly origin: string; readonly clock: Clock }

const lifetime = 300

/** The person with this identity code after a strong identification: the token opens their own file only. */
export function createCustomer(nationalId: string, { keys, origin, clock }: CustomerParts): CustomerClient {
  const identity = keyOf(keys, 'keha', 'customer')
  const subject = personId.parse(`customer-${newId()}`)
  const certify = (thumbprint: string): Promise<string> => {
    const issuedAt = Math.floor(clock.instant().getTime() / 1000)
    return identity.sign(
      { typ: customerTokenType },
      {
        kind: 'customer',
        iss: identity.issuer,
        aud: origin,
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
  }
  return { ...createClient({ origin, clock, certify }), nationalId }
}
