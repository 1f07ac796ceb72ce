import { ConfigError, type Environment, findText, getInteger, type Mode } from './variables.ts'

export interface SealingConfig {
  /**
   * Seconds that a line of the log may wait for a signed head before nothing is answered any more; infinite
   * for never.
   */
  readonly sealingLimitSeconds: number
}

const name = 'SEALING_LIMIT_SECONDS'

/**
 * Settings of whoever answers only while the log is sealed; `never` is for development alone. Throws
 * ConfigError.
 */
export function readSealing(env: Environment, mode: Mode): SealingConfig {
  if (findText(env, name) === 'never') {
    if (mode === 'production')
      throw new ConfigError(
        name,
        'lets answers go on without a sealed log, which production refuses. Set seconds.',
        '',
      )
    return { sealingLimitSeconds: Number.POSITIVE_INFINITY }
  }
  return {
    sealingLimitSeconds: getInteger(env, name, {
      standard: 14_400,
      least: 1,
      most: 172_800,
      unit: 'a number of seconds',
    }),
  }
}
