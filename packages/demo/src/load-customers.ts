import { fileURLToPath } from 'node:url'
import { processEnvironment, readDevelopmentConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { demoFiles } from './customers/files.ts'
import { loadFile } from './customers/load-file.ts'
import { originsOf } from './with-platform.ts'

/**
 * Writes the files of the demo area into the running platform, as the cast would, and says how far it is. A
 * load that was broken off goes on at the next start with the files that are not there yet.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url))
const config = readDevelopmentConfig(processEnvironment(), root)
const today = systemClock({ calendarDate: config.calendarDate }).calendar()
let written = 0
for (const file of demoFiles) if (await loadFile(file, today, originsOf(config))) written += 1
process.stdout.write(
  written === 0
    ? 'The demo customers are there already.\n'
    : `Demo customers: ${written} of ${demoFiles.length} files were written.\n`,
)
