import { setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { processEnvironment, readDevelopmentConfig } from '@tym/config'
import { allLives, fewLives } from './customers/lives.ts'
import { handedOver } from './past/handed-over.ts'
import { load } from './past/load.ts'

/**
 * Writes the lives of the demo customers into the register of the platform that runs, and says how far it is.
 * `npm start` hands it what it needs in one line; once that channel ends, so does this program, wherever it
 * is: the next start goes on.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url))
const config = readDevelopmentConfig(processEnvironment(), root)
// Whoever works on the platform meanwhile goes first.
setPriority(10)
const lines = createInterface({ input: process.stdin })
lines.once('close', () => process.exit(1))
const [line] = await new Promise<string[]>((resolve) => lines.once('line', (text) => resolve([text])))
await load(handedOver.parse(JSON.parse(line ?? '')), {
  set: config.demoCustomers === 'few' ? 'few' : 'all',
  dataDirectory: config.dataDirectory,
  calendarDate: config.calendarDate,
  livesOf: (set, calendar) => (set === 'few' ? fewLives : allLives)(calendar),
  say: (text) => process.stdout.write(`${text}\n`),
})
process.exit(0)
