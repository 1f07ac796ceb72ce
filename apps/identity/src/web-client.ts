import { readJsonFile } from '@tym/config'
import { isSecureAddress, publicJwk, thumbprintOf } from '@tym/kernel'
import type { ClientMetadata } from 'oidc-provider'
import { z } from 'zod'
import { longestSignIn } from './refresh-tokens.ts'

/** The server of the web client at this provider. */
export const webClientId = 'tym-web'

const settings = z.strictObject({
  /** The public origin of the web client; its people come back to `/signed-in` there. */
  origin: z.string().refine((text) => isSecureAddress(text) && new URL(text).origin === text),
  /** The public key by which it names itself (RFC 7523). */
  key: publicJwk,
})

/**
 * The confidential client of the web, as WEB_CLIENT_FILE says it; none without that file. It is the one
 * client that gets refresh tokens. Throws ConfigError when the file is wrong.
 */
export async function readWebClient(file: string | undefined): Promise<readonly ClientMetadata[]> {
  if (file === undefined) return []
  const { origin, key } = await readJsonFile('WEB_CLIENT_FILE', file, settings)
  const named = { ...key, kid: thumbprintOf(key), alg: 'ES256', use: 'sig' }
  return [
    {
      client_id: webClientId,
      redirect_uris: [`${origin}/signed-in`],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      default_max_age: longestSignIn,
      jwks: { keys: [named] },
    },
  ]
}
