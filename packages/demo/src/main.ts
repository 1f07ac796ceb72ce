import { fileURLToPath } from 'node:url'
import { processEnvironment, readDevelopmentConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { fictitiousNationalId } from '@tym/testing'
import { BrokenOff, breakOffOnSignal } from './break-off.ts'
import { tellFourYears } from './four-years-later.ts'
import { createNarrator } from './narrator.ts'
import { tellStory } from './story.ts'
import { withTimeMachine } from './time-machine.ts'
import { withPlatform } from './with-platform.ts'

/** `npm run demo`: the whole story in the terminal, against the running platform or one of its own. */
const root = fileURLToPath(new URL('../../../', import.meta.url))
const narrator = createNarrator((text) => process.stdout.write(text))
const clock = systemClock()
const config = readDevelopmentConfig(processEnvironment(), root)
const someone = (other = 0) => fictitiousNationalId((clock.instant().getTime() + other) % 9_999_991)
const breakOff = breakOffOnSignal()
try {
  await withPlatform(
    config,
    root,
    narrator,
    (origins) =>
      tellStory(
        origins,
        someone(),
        {
          protectedPerson: someone(1_000_003),
          nobody: someone(2_000_003),
          another: someone(3_000_017),
          mover: someone(4_000_037),
        },
        clock.calendar(),
        narrator,
      ),
    breakOff,
  )
  await withTimeMachine(
    config,
    root,
    (machine) => tellFourYears(machine, clock.calendar(), narrator),
    breakOff,
  )
} catch (error) {
  if (!(error instanceof BrokenOff)) throw error
  process.stdout.write(`\n${error.message}\n`)
  process.exit(130)
}
process.stdout.write(`\n${narrator.kept} promises kept, ${narrator.broken} broken.\n\n`)
process.stdout.write(`${narrator.kept} passed, ${narrator.broken} failed\n`)
process.exit(narrator.broken === 0 ? 0 : 1)
