import type { Clock } from '@tym/kernel'
import type Provider from 'oidc-provider'
import type { Client, Configuration, KoaContextWithOIDC } from 'oidc-provider'

/** How long a sign-in can be carried on, counted from the sign-in itself: the longest working day. */
export const longestSignIn = 9 * 60 * 60

const mayRefresh = (client: Client | undefined): boolean => client?.grantTypeAllowed('refresh_token') === true

/**
 * Refresh tokens for the clients that are registered for them: rotated at each use, where the use of a
 * former one ends the whole grant, and good until `longestSignIn` after the sign-in. Their revocation (RFC
 * 7009) ends the grant too.
 */
export function refreshTokens(clock: Clock) {
  return {
    issueRefreshToken: (_context, client) => mayRefresh(client),
    rotateRefreshToken: true,
    // A sign-in for another role, in the same browser, takes the provider's session over from the first.
    expiresWithSession: ({ oidc }) => !mayRefresh(oidc.client),
    // The provider refuses a lifetime of nothing; a second covers what passes between check and save.
    lifetime: (_context: KoaContextWithOIDC, { authTime = 0 }: { authTime?: number | undefined }) =>
      Math.max(1, authTime + longestSignIn - Math.floor(clock.instant().getTime() / 1000)),
    revocation: {
      enabled: true,
      allowedPolicy: (_context, client, token) => mayRefresh(client) && token.clientId === client.clientId,
    },
  } satisfies Pick<Configuration, 'issueRefreshToken' | 'rotateRefreshToken' | 'expiresWithSession'> & {
    lifetime: unknown
    revocation: NonNullable<Configuration['features']>['revocation']
  }
}

/**
 * Binds each new refresh token to the key of the proof it was asked for with (RFC 9449 section 5), before
 * the answer leaves. The provider does so for public clients only, and carries the binding on at rotation.
 */
export function bindRefreshTokens(provider: Provider): void {
  provider.use<object, { oidc?: KoaContextWithOIDC['oidc'] }>(async (context, next) => {
    await next()
    const { AccessToken: access, RefreshToken: refresh } = context.oidc?.entities ?? {}
    if (refresh === undefined || refresh.jkt !== undefined || access?.jkt === undefined) return
    refresh.jkt = access.jkt
    await refresh.save()
  })
}
