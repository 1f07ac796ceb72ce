import { fileURLToPath } from 'node:url'
import { portVariables, processEnvironment, readDevelopmentConfig } from '@tym/config'
import { stopwatch } from '@tym/kernel'
import { PortTaken } from './postgres/start-postgres.ts'
import { announcement } from './start/announce.ts'
import { loadCustomers } from './start/load-customers.ts'
import { startPlatform } from './start/platform.ts'
import { createProgress, StartBrokenOff } from './start/progress.ts'

/** `npm start`: the whole platform on one machine, until Ctrl-C. */
const root = fileURLToPath(new URL('../../../', import.meta.url))
let isStopped = false
const stopWished = new Promise<'stop'>((resolve) => {
  const stop = (): void => {
    isStopped = true
    resolve('stop')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // The parent script was killed: nobody would be left to pass Ctrl-C on.
  process.on('disconnect', stop)
})
const progress = createProgress(
  (text) => process.stdout.write(text),
  () => isStopped,
)

try {
  const config = readDevelopmentConfig(processEnvironment(), root)
  const elapsed = stopwatch()
  progress.say('Starting the platform ...')
  const platform = await startPlatform(root, config, progress)
  progress.say(announcement(config.ports, config.dataDirectory))
  progress.say(`Ready after ${(elapsed() / 1000).toFixed(1)} s.`)
  const loading = loadCustomers(root, { config, platform, say: progress.say })
  const why = await Promise.race([stopWished, platform.broken])
  await loading.stop()
  progress.say(why === 'stop' ? '\nStopping ...' : `\n${why}\nStopping everything else ...`)
  await platform.stop()
  progress.say('Stopped.')
  process.exit(why === 'stop' ? 0 : 1)
} catch (error) {
  process.stderr.write(`\n${explain(error)}\n`)
  process.exit(error instanceof StartBrokenOff ? 0 : 1)
}

function explain(error: unknown): string {
  if (error instanceof StartBrokenOff) return 'Stopped before everything had started.'
  if (error instanceof PortTaken) {
    return `port ${error.port} is taken: stop what listens there, or set ${portVariables.postgres} to another port`
  }
  return error instanceof Error ? error.message : String(error)
}
