import { Problem } from '@tym/kernel'
import { type createProofVerifier, replaySlotSeconds, type VerifiedProof } from '@tym/role-certificate'
import type { Context } from 'hono'
import type { ReplayMemory } from './replay-memory.ts'

export type ProofVerifier = ReturnType<typeof createProofVerifier>

/**
 * Checks the DPoP proof of a token request. NOT verified: that it is new, which `takeProof` checks when its
 * sender is known.
 */
export function checkProof(context: Context, { proofs }: { proofs: ProofVerifier }): VerifiedProof {
  const proof = context.req.header('dpop')
  if (proof === undefined) throw new Problem('proof-missing', 'The token request has no DPoP header.')
  return proofs.verifyUnbound({
    proof,
    method: context.req.method,
    path: new URL(context.req.url).pathname,
  })
}

/**
 * Marks a proof as used and answers its mark, for the log of signatures. Called only after the login or
 * assertion beside it has verified, since anybody can make proofs. Throws 'proof-replayed' for a used one,
 * though it could only win its own holder another certificate, bound to the same key.
 */
export function takeProof({ replayKey, issuedAt }: VerifiedProof, replays: ReplayMemory): string {
  const used = replayKey.toString('hex')
  const until = new Date(issuedAt.getTime() + replaySlotSeconds * 1000)
  if (!replays.take(used, until)) throw new Problem('proof-replayed', 'The proof was already used.')
  return used
}
