import { Problem } from '@tym/kernel'
import { type createProofVerifier, replaySlotSeconds } from '@tym/role-certificate'
import type { Context } from 'hono'
import type { ReplayMemory } from './replay-memory.ts'

export type ProofVerifier = ReturnType<typeof createProofVerifier>

/**
 * Checks the DPoP proof of a token request and that it is new. A replayed proof could only win its own holder
 * another certificate, bound to the same key; it is refused all the same.
 */
export function checkProof(
  context: Context,
  { proofs, replays }: { proofs: ProofVerifier; replays: ReplayMemory },
): { thumbprint: string; used: string } {
  const proof = context.req.header('dpop')
  if (proof === undefined) throw new Problem('proof-missing', 'The token request has no DPoP header.')
  const { thumbprint, replayKey, issuedAt } = proofs.verifyUnbound({
    proof,
    method: context.req.method,
    path: new URL(context.req.url).pathname,
  })
  const used = replayKey.toString('hex')
  const until = new Date(issuedAt.getTime() + replaySlotSeconds * 1000)
  if (!replays.take(used, until)) throw new Problem('proof-replayed', 'The proof was already used.')
  return { thumbprint, used }
}
