import type { Hono } from 'hono'
import { metadataPath } from './challenge.ts'
import type { ServiceParts } from './service-parts.ts'

/**
 * GET /.well-known/oauth-protected-resource (RFC 9728): who gives the certificates and tokens that this
 * service takes, and how they are bound to a key. Open to everybody: it names organisations' signers, and no
 * person.
 */
export function mountMetadata(
  app: Hono,
  {
    publicOrigin,
    trust,
    clock,
    declaration,
  }: Pick<ServiceParts, 'publicOrigin' | 'trust' | 'clock' | 'declaration'>,
): void {
  const { name } = declaration.service
  app.get(metadataPath, (c) => {
    const servers = trust().issuers(['certificate', 'customer'], clock.instant())
    return c.json(
      {
        resource: publicOrigin,
        ...(servers.length > 0 && { authorization_servers: servers }),
        bearer_methods_supported: ['header'],
        dpop_bound_access_tokens_required: true,
        dpop_signing_alg_values_supported: ['ES256'],
        resource_name: name.en,
        'resource_name#fi': name.fi,
        'resource_name#sv': name.sv,
        resource_documentation: `${publicOrigin}/`,
      },
      200,
      { 'cache-control': 'public, max-age=60' },
    )
  })
}
