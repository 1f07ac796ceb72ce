import { type CommonConfig, readCommon } from './common.ts'
import { inOneGo } from './in-one-go.ts'
import { type MetricsConfig, readMetrics } from './metrics.ts'
import { ConfigError, type Environment, findText, getOrigin, getPath, getPort } from './variables.ts'

export type IdentityConfig = CommonConfig &
  MetricsConfig & {
    readonly port: number
    /** The issuer. */
    readonly publicOrigin: string
    readonly identityKeyFile: string
    /** Audience of customers' own tokens. */
    readonly customerDataOrigin: string
    /** Public keys of the services whose messages the inbox takes, by client id (JSON); none without it. */
    readonly messageSendersFile: string | undefined
    /** Public origin and key of the web client (JSON); nobody signs in to a web client without it. */
    readonly webClientFile: string | undefined
  }

/**
 * Settings of the development OpenID provider, which refuses production. Throws ConfigError, which names all
 * that is missing or wrong.
 */
export function readIdentityConfig(env: Environment): Readonly<IdentityConfig> {
  return inOneGo(env, read)
}

function read(env: Environment): Readonly<IdentityConfig> {
  const common = readCommon(env)
  const port = getPort(env, 'PORT', 8330)
  if (common.mode === 'production') {
    throw new ConfigError(
      'TYM_MODE',
      "is production, and this provider signs anybody in as anybody. Point the signers at the organisations' own OpenID providers.",
    )
  }
  return Object.freeze({
    ...common,
    port,
    ...readMetrics(env, port, 8331),
    publicOrigin: getOrigin(env, 'PUBLIC_ORIGIN'),
    identityKeyFile: getPath(
      env,
      'IDENTITY_KEY_FILE',
      "the provider's signing key (made when it is missing)",
    ),
    customerDataOrigin: getOrigin(env, 'CUSTOMER_DATA_ORIGIN', 'http://127.0.0.1:8310'),
    messageSendersFile: findText(env, 'MESSAGE_SENDERS_FILE'),
    webClientFile: findText(env, 'WEB_CLIENT_FILE'),
  })
}
