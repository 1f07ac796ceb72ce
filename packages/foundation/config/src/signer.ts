import { type CommonConfig, readCommon } from './common.ts'
import { inOneGo } from './in-one-go.ts'
import { type MetricsConfig, readMetrics } from './metrics.ts'
import { ConfigError, type Environment, findText, getOrigin, getPath, getPort } from './variables.ts'

export type SignerConfig = CommonConfig &
  MetricsConfig & {
    readonly port: number
    /** Origin of proofs' `htu`. */
    readonly publicOrigin: string
    /** The organisations that this process signs for (JSON). */
    readonly configFile: string
    readonly signatureLogFile: string
    /** Key of the proof nonces; absent in development means a new one at every start. */
    readonly dpopNonceKeyFile: string | undefined
  }

/**
 * Settings of an organisation's signing service. Throws ConfigError, which names all that is missing or
 * wrong.
 */
export function readSignerConfig(env: Environment): Readonly<SignerConfig> {
  return inOneGo(env, read)
}

function read(env: Environment): Readonly<SignerConfig> {
  const common = readCommon(env)
  const port = getPort(env, 'PORT', 8320)
  const dpopNonceKeyFile = findText(env, 'DPOP_NONCE_KEY_FILE')
  if (common.mode === 'production' && dpopNonceKeyFile === undefined) {
    throw new ConfigError(
      'DPOP_NONCE_KEY_FILE',
      'is not set. Set it to the path of the key of the proof nonces (32 random bytes as base64).',
      '/',
    )
  }
  return Object.freeze({
    ...common,
    port,
    ...readMetrics(env, port, 8321),
    publicOrigin: getOrigin(env, 'PUBLIC_ORIGIN'),
    configFile: getPath(env, 'SIGNER_CONFIG_FILE', 'the organisations that this process signs for (JSON)'),
    signatureLogFile: getPath(env, 'SIGNATURE_LOG_FILE', 'the append-only log of signatures'),
    dpopNonceKeyFile,
  })
}
