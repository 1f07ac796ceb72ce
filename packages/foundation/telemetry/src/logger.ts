import { currentTrace } from '@tym/kernel'
import { type DestinationStream, pino } from 'pino'
import { type SafeFields, toSafeFields } from './safe-fields.ts'

/** Writes one JSON line per event. `event` is a fixed phrase; whatever varies goes into the safe fields. */
export type Logger = {
  debug(event: string, fields?: SafeFields): void
  info(event: string, fields?: SafeFields): void
  warn(event: string, fields?: SafeFields): void
  error(event: string, fields?: SafeFields): void
  /** A logger whose every line carries these fields too. */
  with(fields: SafeFields): Logger
}

export type LoggerOptions = {
  /** Name of the process, such as customer-data. */
  name: string
  level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  destination?: DestinationStream
}

/**
 * Makes a logger that redacts by default: only the fields of `SafeFields` are ever written, with the ids of
 * the request or the trace in which it is called.
 */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  const settings = {
    level,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  const base = destination === undefined ? pino(settings) : pino(settings, destination)
  const over = (always: SafeFields): Logger => {
    const write =
      (severity: 'debug' | 'info' | 'warn' | 'error') =>
      (event: string, fields: SafeFields = {}) => {
        if (base.isLevelEnabled(severity))
          base[severity](toSafeFields({ ...currentTrace(), ...always, ...fields }), event)
      }
    return {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      with: (fields) => over({ ...always, ...fields }),
    }
  }
  return over({})
}
