import { runSteps } from './check/run-steps.ts'
import { allSteps, stepsWithoutTests } from './check/steps.ts'

/** `npm run check`: exactly what CI requires; with `--fast` everything but the tests. */
const print = (line: string): boolean => process.stdout.write(`${line}\n`)
const steps = process.argv.includes('--fast') ? stepsWithoutTests : allSteps
const { passed, failed } = await runSteps(steps, print)
print(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
