import { Problem } from '@tym/kernel'
import type { VerifiedProof } from '@tym/role-certificate'
import type { Context } from 'hono'
import { z } from 'zod'
import type { TokenAnswer } from './certify.ts'
import { certifyLogin } from './certify-login.ts'
import { checkProof } from './check-proof.ts'
import type { Desk } from './desk.ts'
import { machineToken } from './machine-token.ts'
import type { Organisation } from './organisation.ts'
import { readForm } from './read-form.ts'

type GiveToken = (
  context: Context,
  organisation: Organisation,
  desk: Desk,
  proof: VerifiedProof,
) => Promise<TokenAnswer>

/** What may be brought for a certificate, and who looks at it. */
export const tokenGrants: Readonly<Record<string, GiveToken>> = {
  'urn:ietf:params:oauth:grant-type:token-exchange': certifyLogin,
  client_credentials: machineToken,
}

const asked = z.object({ grant_type: z.string() })

/**
 * A token endpoint (RFC 6749 section 3.2): after the proof, what is brought decides who looks at it. Throws
 * Problem 'unsupported-grant-type' for anything else.
 */
export function tokenEndpoint(grants: readonly string[]) {
  return async (context: Context, organisation: Organisation, desk: Desk): Promise<TokenAnswer> => {
    const proof = checkProof(context, desk)
    const { grant_type: grant } = await readForm(context, asked)
    const give = grants.includes(grant) ? tokenGrants[grant] : undefined
    if (give === undefined)
      throw new Problem('unsupported-grant-type', 'The token request is of a grant type that is not taken.')
    return await give(context, organisation, desk, proof)
  }
}
