import { ConfigError, type Environment, findText, getPort } from './variables.ts'

export interface MetricsConfig {
  /**
   * Where figures for Prometheus are told, and nothing else: never where callers from outside come; 0 for any
   * free port.
   */
  readonly metricsPort: number
  /** The loopback address unless METRICS_HOST says otherwise. */
  readonly metricsHost: string
}

/**
 * METRICS_PORT and METRICS_HOST of a process that serves others at `port`. Throws ConfigError, also when the
 * two are one.
 */
export function readMetrics(env: Environment, port: number, standard: number): MetricsConfig {
  const name = 'METRICS_PORT'
  const metricsPort = getPort(env, name, standard)
  if (metricsPort === port && port !== 0)
    throw new ConfigError(name, `is ${port}, where everybody is served. Set it to a port of its own.`, '0')
  return { metricsPort, metricsHost: findText(env, 'METRICS_HOST') ?? '127.0.0.1' }
}
