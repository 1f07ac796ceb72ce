import type { Clock } from '@tym/kernel'
import { issueRoleCertificate } from '@tym/role-certificate'
import type { LiveGrant } from './find-grants.ts'
import type { Organisation } from './organisation.ts'
import type { Asker } from './signature-log.ts'

const lifetime = 300

/** A token response of RFC 8693 section 2.2. */
export type TokenAnswer = {
  access_token: string
  issued_token_type: 'urn:ietf:params:oauth:token-type:jwt'
  token_type: 'DPoP'
  expires_in: number
}

/** Signs a role certificate of five minutes over a live grant, bound to the holder's key. */
export async function certify(
  { grant, token }: LiveGrant,
  {
    organisation,
    thumbprint,
    asker,
    clock,
  }: {
    organisation: Organisation
    thumbprint: string
    asker: Asker
    clock: Clock
  },
): Promise<TokenAnswer> {
  const { issuer, customerData } = organisation.settings
  const { certificate, expiresIn } = await issueRoleCertificate(organisation.sign('certificate', asker), {
    issuer,
    audience: customerData.origin,
    grant,
    grantToken: token,
    thumbprint,
    lifetime,
    clock,
  })
  return {
    access_token: certificate,
    issued_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_type: 'DPoP',
    expires_in: expiresIn,
  }
}
