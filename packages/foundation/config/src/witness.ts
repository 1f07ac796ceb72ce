import { type CommonConfig, readCommon } from './common.ts'
import { inOneGo } from './in-one-go.ts'
import { type MetricsConfig, readMetrics } from './metrics.ts'
import { type Environment, getPath, getPort } from './variables.ts'

export type WitnessConfig = CommonConfig &
  MetricsConfig & {
    readonly port: number
    /**
     * The logs that are watched, the witnesses that this process hosts, and where they keep what they saw
     * (JSON).
     */
    readonly configFile: string
  }

/** Settings of the witnesses of a log. Throws ConfigError, which names all that is missing or wrong. */
export function readWitnessConfig(env: Environment): Readonly<WitnessConfig> {
  return inOneGo(env, read)
}

function read(env: Environment): Readonly<WitnessConfig> {
  const port = getPort(env, 'PORT', 8390)
  return Object.freeze({
    ...readCommon(env),
    port,
    ...readMetrics(env, port, 8391),
    configFile: getPath(env, 'WITNESS_CONFIG_FILE', 'the logs to watch and the witnesses (JSON)'),
  })
}
