import { randomBytes } from 'node:crypto'
import { newId, systemClock } from '@tym/kernel'
import type { JWK } from 'jose'
import Provider, {
  type ClientMetadata,
  type Configuration,
  errors,
  interactionPolicy,
  type KoaContextWithOIDC,
} from 'oidc-provider'
import { accessTokenClaims, idTokenClaims, strong, weak } from './claims.ts'
import { createMemory } from './memory.ts'
import { findPersona, knownResources, personasFor, resourceOf } from './personas-by-resource.ts'
import { bindRefreshTokens, longestSignIn, refreshTokens } from './refresh-tokens.ts'

export type ProviderOptions = {
  issuer: string
  signingKey: JWK
  customerDataOrigin: string
  clients: readonly ClientMetadata[]
}

/**
 * The OpenID provider: pushed authorization requests, PKCE and DPoP with nonces are required, every token is
 * a JWT for one resource (RFC 8707), and pairwise subjects are one sector's, so the same at every client.
 * Everything is kept in memory: a restart signs everybody out.
 */
export function createProvider({
  issuer,
  signingKey,
  customerDataOrigin,
  clients,
}: ProviderOptions): Provider {
  const resources = knownResources(customerDataOrigin)
  const clock = systemClock()
  const refresh = refreshTokens(clock)
  const configuration: Configuration = {
    adapter: createMemory(clock),
    clients: [...clients],
    jwks: { keys: [signingKey] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    clientDefaults: {
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
      dpop_bound_access_tokens: true,
    },
    clientAuthMethods: ['none', 'private_key_jwt'],
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'],
      dPoPSigningAlgValues: ['ES256'],
      clientAuthSigningAlgValues: ['ES256'],
    },
    responseTypes: ['code'],
    scopes: ['openid'],
    claims: { openid: ['sub', 'name', 'org'] },
    conformIdTokenClaims: false,
    acrValues: [strong, weak],
    pkce: { required: () => true },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 600,
      RefreshToken: refresh.lifetime,
      Session: longestSignIn,
      Grant: longestSignIn,
    },
    issueRefreshToken: refresh.issueRefreshToken,
    rotateRefreshToken: refresh.rotateRefreshToken,
    expiresWithSession: refresh.expiresWithSession,
    interactions: {
      url: (_context, interaction) => `/interaction/${interaction.uid}`,
      policy: loginPolicy(customerDataOrigin),
    },
    findAccount: (_context, subject) => {
      const persona = findPersona(subject)
      return persona && { accountId: persona.subject, claims: () => idTokenClaims(persona) }
    },
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    extraTokenClaims: (context, token) => {
      if (token.kind !== 'AccessToken') throw new errors.InvalidRequest('only access tokens are given')
      const persona = findPersona(token.accountId)
      const resource = token.resourceServer?.identifier()
      if (persona === undefined || resource !== resourceOf(persona, customerDataOrigin)) {
        throw new errors.InvalidTarget('the person does not belong to this resource')
      }
      return accessTokenClaims(persona, signInOf(context)?.acr ?? weak)
    },
    formats: {
      customizers: {
        jwt: (_context, _token, parts) => {
          parts.payload.jti = newId()
        },
      },
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: refresh.revocation,
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
      resourceIndicators: {
        enabled: true,
        // When the client asked for several, the persona that was chosen decides which of them the token is
        // for.
        defaultResource: (context, _client, oneOf) => {
          const persona = findPersona(signInOf(context)?.accountId ?? '')
          const own = persona && resourceOf(persona, customerDataOrigin)
          return oneOf?.find((resource) => resource === own) ?? []
        },
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          if (!resources.has(resource)) throw new errors.InvalidTarget()
          return {
            scope: '',
            audience: resource,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 300,
            jwt: { sign: { alg: 'ES256' } },
          }
        },
      },
    },
  }
  const provider = new Provider(issuer, configuration)
  bindRefreshTokens(provider)
  return provider
}

/** What a token is given for: the code of a sign-in, or the refresh token that carries it on. */
const signInOf = ({ oidc: { entities } }: KoaContextWithOIDC) =>
  entities.AuthorizationCode ?? entities.RefreshToken

/**
 * Asks for a login when the session is of too weak an authentication or of somebody whom the resource is not
 * for.
 */
function loginPolicy(customerDataOrigin: string) {
  const { base, Check } = interactionPolicy
  const policy = base()
  const login = policy.get('login')
  login?.checks.add(
    new Check('acr_too_low', 'a stronger authentication is required', (context) => {
      const asked = textOf(context.oidc.params?.['acr_values'])
      if (asked === undefined) return Check.NO_NEED_TO_PROMPT
      const reached = context.oidc.session?.acr ?? weak
      return asked.split(' ').includes(reached) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT
    }),
  )
  login?.checks.add(
    new Check('other_resource', 'the person does not belong to this resource', (context) => {
      const fitting = personasFor(context.oidc.params?.['resource'], customerDataOrigin)
      const subject = context.oidc.session?.accountId
      const fits = fitting.some((persona) => persona.subject === subject)
      return fits ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT
    }),
  )
  return policy
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
