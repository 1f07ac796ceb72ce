import { type Environment, getInteger } from './variables.ts'

export interface SealingConfig {
  /** Seconds that a line of the log may wait for a signed head before nothing is answered any more. */
  readonly sealingLimitSeconds: number
}

/** Settings of whoever answers only while the log is sealed. Throws ConfigError. */
export function readSealing(env: Environment): SealingConfig {
  return {
    sealingLimitSeconds: getInteger(env, 'SEALING_LIMIT_SECONDS', {
      standard: 14_400,
      least: 1,
      most: 172_800,
      unit: 'a number of seconds',
    }),
  }
}
