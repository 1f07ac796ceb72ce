import { ConfigError } from './variables.ts'

/**
 * From now on a process that fails on its settings, or on the port that they name, says so in a sentence for
 * each, with the variable and the next step. Anything else ends it with its trace, as before.
 */
export function explainFailedStart(): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${sentencesOf(error) ?? error.stack ?? String(error)}\n`)
    process.exit(1)
  })
}

/** What is to be set, and how; undefined for an error that no setting mends. */
export function sentencesOf(error: Error): string | undefined {
  if (error instanceof ConfigError) return error.message
  return explainFailedListen(error, { port: 'PORT', host: 'HOST' })?.message
}

/** What to set, of these variables, when a socket could not be opened; undefined for any other error. */
export function explainFailedListen(
  error: Error,
  { port, host }: { readonly port: string; readonly host: string },
): ConfigError | undefined {
  if (!('syscall' in error) || error.syscall !== 'listen' || !('code' in error)) return undefined
  const at = 'port' in error ? ` ${String(error.port)}` : ''
  if (error.code === 'EADDRINUSE')
    return new ConfigError(port, `the port${at} is in use. Set it to another, or stop what uses it.`)
  if (error.code === 'EACCES')
    return new ConfigError(
      port,
      `this account may not open the port${at}. Set it to one from 1024 to 65535, behind a proxy if need be.`,
    )
  if (error.code === 'EADDRNOTAVAIL')
    return new ConfigError(host, 'this machine has no such address. Set it to 127.0.0.1 or 0.0.0.0.')
  return undefined
}
