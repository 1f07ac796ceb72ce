import type { Problem, ProblemCode } from '@tym/kernel'
import { dpopErrors, strongAuthentication } from '@tym/role-certificate'

/** Where a client that knows nothing of this service reads how it is reached (RFC 9728 section 3.1). */
export const metadataPath = '/.well-known/oauth-protected-resource'

/** Another certificate of the same person may be allowed what this one is not. */
const tooLittle: ReadonlySet<ProblemCode> = new Set([
  'not-permitted',
  'certificate-kind-not-allowed',
  'usage-right-not-live',
])

/** The `error` of RFC 6750 3.1 or of `dpopErrors`; a request without any certificate is told none. */
function errorOf({ code, status }: Problem): string | undefined {
  if (code === 'certificate-missing') return undefined
  return dpopErrors[code] ?? (status === 401 ? 'invalid_token' : 'insufficient_scope')
}

/**
 * WWW-Authenticate of a refusal, which follows from the code alone, as the body does. `resource` is the
 * origin of the service whose metadata it names. Undefined for a refusal that no other certificate or proof
 * would mend.
 */
export function challengeOf(problem: Problem, resource: string | undefined): string | undefined {
  const { code, status } = problem
  if (code === 'party-proof-invalid') return 'PartyProof algs="ES256"'
  if (status !== 401 && !tooLittle.has(code)) return undefined
  const error = errorOf(problem)
  const said = {
    ...(error !== undefined && { error }),
    // RFC 9470 section 3: how to sign in. Nothing is asked of when.
    ...(code === 'strong-authentication-required' && { acr_values: strongAuthentication }),
    algs: 'ES256',
    ...(resource !== undefined && { resource_metadata: `${resource}${metadataPath}` }),
  }
  return `DPoP ${Object.entries(said)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`
}
