import { tokenGrants } from './give-token.ts'
import type { Organisation } from './organisation.ts'

/**
 * Metadata of an organisation's signer as an authorization server (RFC 8414; `protected_resources` of RFC
 * 9728 section 4).
 */
export function serverMetadata({ settings }: Organisation): object {
  const { issuer, customerData } = settings
  return {
    issuer,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    // Nobody is signed in here: that is for the organisation's own OpenID provider.
    response_types_supported: [],
    grant_types_supported: Object.keys(tokenGrants),
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['ES256'],
    dpop_signing_alg_values_supported: ['ES256'],
    protected_resources: [customerData.origin],
  }
}
