import type { Organisation } from './organisation.ts'

/**
 * GET /{slug}/.well-known/jwks.json (RFC 7517): every key of the organisation, what it is for, and its state.
 */
export async function publishedKeys(organisation: Organisation): Promise<{ keys: object[] }> {
  const keys: object[] = []
  for (const [use, store] of organisation.keyStores) {
    for (const { keyId, publicJwk, state, createdAt, retiredAt } of await store.list()) {
      keys.push({
        ...publicJwk,
        kid: keyId,
        alg: 'ES256',
        use: 'sig',
        tym_use: use,
        tym_state: state,
        tym_created_at: createdAt.toISOString(),
        ...(retiredAt === null ? {} : { tym_retired_at: retiredAt.toISOString() }),
      })
    }
  }
  return { keys }
}
