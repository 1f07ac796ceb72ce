import type { ProblemCode } from '@tym/kernel'

/**
 * The `error` of RFC 9449 and 9470 for the refusals that they name: one word, whether a token endpoint or a
 * resource says it.
 */
export const dpopErrors: Readonly<Partial<Record<ProblemCode, string>>> = {
  'use-dpop-nonce': 'use_dpop_nonce',
  'invalid-proof': 'invalid_dpop_proof',
  'proof-missing': 'invalid_dpop_proof',
  'proof-replayed': 'invalid_dpop_proof',
  'strong-authentication-required': 'insufficient_user_authentication',
}
