import { Problem, usageRightId } from '@tym/kernel'
import type { VerifiedProof } from '@tym/role-certificate'
import type { Context } from 'hono'
import { z } from 'zod'
import { certify, type TokenAnswer } from './certify.ts'
import { takeProof } from './check-proof.ts'
import type { Desk } from './desk.ts'
import { chooseGrant, findGrants } from './find-grants.ts'
import type { Organisation } from './organisation.ts'
import { readForm } from './read-form.ts'
import { verifySubjectToken } from './subject-token.ts'

const accessToken = 'urn:ietf:params:oauth:token-type:access_token'

const form = z.object({
  grant_type: z.literal('urn:ietf:params:oauth:grant-type:token-exchange'),
  subject_token: z.string().min(1).max(8192),
  subject_token_type: z.literal(accessToken),
  requested_token_type: z.enum(['urn:ietf:params:oauth:token-type:jwt', accessToken]).optional(),
  audience: z.string(),
  usage_right: usageRightId.optional(),
})

/**
 * Gives a role certificate for a person's login at the organisation's own OpenID provider (the token exchange
 * of RFC 8693), with proof of possession of one and the same key (RFC 9449), which has just been checked.
 */
export async function certifyLogin(
  context: Context,
  organisation: Organisation,
  desk: Desk,
  proof: VerifiedProof,
): Promise<TokenAnswer> {
  const { clock, replays, persons } = desk
  const { thumbprint } = proof
  const request = await readForm(context, form)
  checkAudience(request.audience, organisation)
  const { person } = await verifySubjectToken(request.subject_token, { organisation, thumbprint, clock })
  if (!persons.take(`${organisation.settings.slug} ${person}`))
    throw new Problem('rate-limited', 'One person asks for too many certificates.')
  const asker = { kind: 'certificate', subject: person, used: [takeProof(proof, replays)] }
  const grants = await findGrants({ person, kind: 'person', asker }, { organisation, ...desk })
  return await certify(chooseGrant(grants, request.usage_right), { organisation, thumbprint, asker, clock })
}

/** Certificates are for the one service that this organisation's signer is configured for. */
export function checkAudience(audience: string, { settings }: Organisation): void {
  if (audience !== settings.customerData.origin) {
    throw new Problem('invalid-target', 'The audience is not the service that this signer certifies for.')
  }
}
