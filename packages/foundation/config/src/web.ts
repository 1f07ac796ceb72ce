import { type CommonConfig, readCommon } from './common.ts'
import { inOneGo } from './in-one-go.ts'
import { type MetricsConfig, readMetrics } from './metrics.ts'
import {
  ConfigError,
  type Environment,
  findText,
  getInteger,
  getIssuer,
  getOrigin,
  getPath,
  getPort,
  getPostgresUrl,
  type Mode,
} from './variables.ts'

export type WebConfig = CommonConfig &
  MetricsConfig & {
    readonly port: number
    /** Where browsers come: origin of their proofs' `htu`, and of the address that sign-ins come back to. */
    readonly publicOrigin: string
    /** The built client: index.html and assets. */
    readonly clientFolder: string
    readonly sessionDatabaseUrl: string
    /** The OpenID provider at which everybody signs in. */
    readonly issuer: string
    /** The key by which the web server names itself to the provider (JWK). */
    readonly clientKeyFile: string
    /** The signers that give role certificates, by the organisation's short name (JSON). */
    readonly signersFile: string
    readonly dpopNonceKeyFile: string
    /** The joint controllers, and where people turn to (JSON). */
    readonly contactsFile: string
    /** Where customer-data is asked, and what certificates for it are made out to. */
    readonly customerDataOrigin: string
    readonly customerDataAudience: string
    /** Minutes after which a session ends in which nobody does anything, and after which any ends. */
    readonly idleMinutes: number
    readonly absoluteMinutes: number
    /** Where the load of the demo customers says how far it is; in development only. */
    readonly demoLoadFile: string | undefined
    /**
     * The header in which the operator's own reverse proxy writes the address of each client; undefined where
     * clients come without a proxy. Only when nobody gets past the proxy: the header is believed.
     */
    readonly addressHeader: string | undefined
  }

/** Settings of the web server. Throws ConfigError, which names all that is missing or wrong. */
export function readWebConfig(env: Environment): Readonly<WebConfig> {
  return inOneGo(env, read)
}

function read(env: Environment): Readonly<WebConfig> {
  const common = readCommon(env)
  const port = getPort(env, 'PORT', 8380)
  const customerDataOrigin = getOrigin(env, 'CUSTOMER_DATA_ORIGIN')
  return Object.freeze({
    ...common,
    port,
    ...readMetrics(env, port, 8381),
    publicOrigin: readPublicOrigin(env, common.mode),
    clientFolder: getPath(env, 'CLIENT_FOLDER', 'the built client (a folder with index.html)'),
    sessionDatabaseUrl: getPostgresUrl(env, 'SESSION_DATABASE_URL', 'tym_session', common.mode),
    issuer: getIssuer(env, 'PROVIDER_ISSUER'),
    clientKeyFile: getPath(env, 'CLIENT_KEY_FILE', "the web server's own private P-256 key (JWK)"),
    signersFile: getPath(env, 'WEB_SIGNERS_FILE', 'the signers that give role certificates (JSON)'),
    dpopNonceKeyFile: getPath(
      env,
      'DPOP_NONCE_KEY_FILE',
      'the key of the proof nonces (32 random bytes as base64)',
    ),
    contactsFile: getPath(env, 'CONTACTS_FILE', 'the joint controllers and where people turn to (JSON)'),
    customerDataOrigin,
    customerDataAudience:
      findText(env, 'CUSTOMER_DATA_AUDIENCE') === undefined
        ? customerDataOrigin
        : getOrigin(env, 'CUSTOMER_DATA_AUDIENCE'),
    idleMinutes: getMinutes(env, 'SESSION_IDLE_MINUTES', { standard: 15, most: 60 }),
    absoluteMinutes: getMinutes(env, 'SESSION_ABSOLUTE_MINUTES', { standard: 540, most: 1_440 }),
    demoLoadFile: readDemoLoadFile(env, common.mode),
    addressHeader: readAddressHeader(env, common.mode),
  })
}

const getMinutes = (env: Environment, name: string, bounds: { standard: number; most: number }) =>
  getInteger(env, name, { ...bounds, least: 1, unit: 'a number of minutes' })

function readDemoLoadFile(env: Environment, mode: Mode): string | undefined {
  const file = findText(env, 'DEMO_LOAD_FILE')
  if (file !== undefined && mode === 'production')
    throw new ConfigError('DEMO_LOAD_FILE', 'is set, and production has no demo customers. Remove it.', '')
  return file
}

/** Cookies and keys of browsers are of this origin: in production nothing but https, not even here. */
function readPublicOrigin(env: Environment, mode: Mode): string {
  const origin = getOrigin(env, 'PUBLIC_ORIGIN')
  if (mode === 'production' && !origin.startsWith('https://'))
    throw new ConfigError(
      'PUBLIC_ORIGIN',
      'must begin with https:// in production: it is where browsers come.',
      'https://tym.example',
    )
  return origin
}

const withoutProxy = 'none'

/** In production it is said: without it, all clients behind one proxy would count as one. */
function readAddressHeader(env: Environment, mode: Mode): string | undefined {
  const said = findText(env, 'CLIENT_ADDRESS_HEADER') ?? (mode === 'production' ? '' : withoutProxy)
  if (!/^[A-Za-z0-9-]{1,60}$/.test(said))
    throw new ConfigError(
      'CLIENT_ADDRESS_HEADER',
      'must name the header in which your reverse proxy writes the address of each client, or be "none" where clients come without a proxy.',
      'X-Forwarded-For',
    )
  return said === withoutProxy ? undefined : said
}
