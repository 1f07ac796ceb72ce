import { type Clock, Problem, type PublicJwk, sha256, thumbprintOf } from '@tym/kernel'
import { verifyClientAssertion } from '@tym/signing'
import type { Organisation } from './organisation.ts'
import type { ReplayMemory } from './replay-memory.ts'

/**
 * Identifies a client by its assertion (`private_key_jwt`, RFC 7523), which is made for this organisation's
 * issuer and accepted once. NOT verified: what the client may do, which the caller checks. Throws Problem
 * `invalid-client`.
 */
export async function checkClient(
  assertion: string,
  options: {
    organisation: Organisation
    clients: readonly { clientId: string; jwk: PublicJwk }[]
    replays: ReplayMemory
    clock: Clock
  },
): Promise<{ clientId: string; used: string }> {
  const { organisation, clients, replays, clock } = options
  const { clientId, id, expiresAt } = await verifyClientAssertion(assertion, {
    audience: organisation.settings.issuer,
    now: clock.instant(),
    findKey: (name, keyId) =>
      clients.find((client) => client.clientId === name && thumbprintOf(client.jwk) === keyId)?.jwk,
  })
  const used = sha256(JSON.stringify([organisation.settings.slug, clientId, id])).toString('hex')
  if (!replays.take(used, expiresAt))
    throw new Problem('invalid-client', 'The client assertion was already used.')
  return { clientId, used }
}
