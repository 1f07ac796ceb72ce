import { z } from 'zod'
import { ConfigError, type Environment, findText, getInteger, type Mode } from './variables.ts'

const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
export type LogLevel = z.infer<typeof logLevel>

export type CommonConfig = {
  readonly mode: Mode
  readonly logLevel: LogLevel
  /** Address to listen on; the loopback address unless HOST says otherwise. */
  readonly host: string
  /**
   * Between being asked to stop and taking no connections any more: as long as a load balancer takes to
   * notice. Undefined for the usual.
   */
  readonly stopNoticeSeconds: number | undefined
}

/**
 * TYM_MODE, LOG_LEVEL, HOST and STOP_NOTICE_SECONDS. NODE_ENV=production alone means production, and
 * contradicting it is an error; with neither there is no mode, so that nobody runs development keys on a
 * production host by forgetting a variable.
 */
export function readCommon(env: Environment): CommonConfig {
  return {
    mode: readMode(env),
    logLevel: readLogLevel(env),
    host: findText(env, 'HOST') ?? '127.0.0.1',
    stopNoticeSeconds: readStopNotice(env),
  }
}

function readStopNotice(env: Environment): number | undefined {
  const name = 'STOP_NOTICE_SECONDS'
  if (findText(env, name) === undefined) return undefined
  return getInteger(env, name, { standard: 3, least: 0, most: 30, unit: 'a number of seconds' })
}

function readMode(env: Environment): Mode {
  const text = findText(env, 'TYM_MODE')
  const inProduction = findText(env, 'NODE_ENV') === 'production'
  if (text === undefined) {
    if (inProduction) return 'production'
    throw new ConfigError(
      'TYM_MODE',
      "is not set. Set it to production, or to development on a developer's own machine.",
      'development',
    )
  }
  if (text === 'production') return text
  if (text !== 'development')
    throw new ConfigError('TYM_MODE', 'is not a mode. Set it to development or production.', 'development')
  if (inProduction) {
    throw new ConfigError('TYM_MODE', 'says development but NODE_ENV says production. Set both to the same.')
  }
  return text
}

function readLogLevel(env: Environment): LogLevel {
  const text = findText(env, 'LOG_LEVEL')
  if (text === undefined) return 'info'
  const parsed = logLevel.safeParse(text)
  if (!parsed.success)
    throw new ConfigError(
      'LOG_LEVEL',
      `is not a level. Set it to one of ${logLevel.options.join(', ')}.`,
      'info',
    )
  return parsed.data
}
