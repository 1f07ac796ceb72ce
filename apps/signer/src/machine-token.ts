import { personId, usageRightId } from '@tym/kernel'
import type { VerifiedProof } from '@tym/role-certificate'
import { jwtBearer } from '@tym/signing'
import type { Context } from 'hono'
import { z } from 'zod'
import { certify, type TokenAnswer } from './certify.ts'
import { checkAudience } from './certify-login.ts'
import { checkClient } from './check-client.ts'
import { takeProof } from './check-proof.ts'
import type { Desk } from './desk.ts'
import { chooseGrant, findGrants } from './find-grants.ts'
import type { Organisation } from './organisation.ts'
import { readForm } from './read-form.ts'

const form = z.object({
  grant_type: z.literal('client_credentials'),
  client_assertion_type: z.literal(jwtBearer),
  client_assertion: z.string().min(1).max(8192),
  audience: z.string(),
  usage_right: usageRightId.optional(),
})

/**
 * Gives a machine client of the organisation a certificate of the kind `system`
 * (client credentials with `private_key_jwt`), under a usage right whose holder is the client itself.
 */
export async function machineToken(
  context: Context,
  organisation: Organisation,
  desk: Desk,
  proof: VerifiedProof,
): Promise<TokenAnswer> {
  const { clock, replays } = desk
  const { thumbprint } = proof
  const request = await readForm(context, form)
  checkAudience(request.audience, organisation)
  const clients = organisation.settings.machineClients
  const client = await checkClient(request.client_assertion, { organisation, clients, replays, clock })
  const person = personId.parse(client.clientId)
  const used = takeProof(proof, replays)
  const asker = { kind: 'certificate', caller: client.clientId, subject: person, used: [used, client.used] }
  const grants = await findGrants({ person, kind: 'system', asker }, { organisation, ...desk })
  return await certify(chooseGrant(grants, request.usage_right), { organisation, thumbprint, asker, clock })
}
