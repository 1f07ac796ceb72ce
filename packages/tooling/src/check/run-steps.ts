import { stopwatch } from '@tym/kernel'
import type { Step } from './step.ts'

export type Outcome = { passed: number; failed: number }

/** Runs the steps one after another, all of them, and prints each with its duration and what is wrong. */
export async function runSteps(steps: readonly Step[], print: (line: string) => void): Promise<Outcome> {
  const outcome = { passed: 0, failed: 0 }
  for (const step of steps) {
    const elapsed = stopwatch()
    const wrong = await step
      .run()
      .catch((error: unknown) => (error instanceof Error ? `${error.stack}` : String(error)))
    const seconds = `${(elapsed() / 1000).toFixed(1)} s`
    if (wrong === '') {
      outcome.passed += 1
      print(`ok      ${step.name} (${seconds})`)
    } else {
      outcome.failed += 1
      print(`FAILED  ${step.name} (${seconds})\n${wrong}\n`)
    }
  }
  return outcome
}
