import { runSteps } from './check/run-steps.ts'
import { stepsWithoutTests } from './check/steps.ts'
import { tests } from './check/tests.ts'

/**
 * `npm run check`: exactly what CI requires; with `--fast` everything but the tests, which have the machine
 * to themselves.
 */
const print = (line: string): boolean => process.stdout.write(`${line}\n`)
let { passed, failed } = await runSteps(stepsWithoutTests, 2, print)
if (!process.argv.includes('--fast')) {
  const tested = await runSteps([tests], 1, print)
  passed += tested.passed
  failed += tested.failed
}
print(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
