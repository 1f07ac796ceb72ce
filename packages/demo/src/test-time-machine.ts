import { fileURLToPath } from 'node:url'
import { processEnvironment, readDevelopmentConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { BrokenOff, breakOffOnSignal } from './break-off.ts'
import { withTimeMachine } from './time-machine.ts'

/** For a test: a day that does not end by itself. */
const root = fileURLToPath(new URL('../../../', import.meta.url))
const endless = () =>
  new Promise<never>(() => {
    process.stdout.write('1. A day begins\n')
    setInterval(() => undefined, 1_000)
  })
try {
  await withTimeMachine(
    readDevelopmentConfig(processEnvironment(), root),
    root,
    (machine) => machine.on(systemClock().calendar(), endless),
    breakOffOnSignal(),
  )
} catch (error) {
  process.exit(error instanceof BrokenOff ? 130 : 1)
}
