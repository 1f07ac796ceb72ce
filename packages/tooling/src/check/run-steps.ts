import { stopwatch } from '@tym/kernel'
import type { Step } from './step.ts'

export type Outcome = { passed: number; failed: number }

type Finished = { step: Step; seconds: string; wrong: string }

/**
 * Runs the steps, all of them and so many at once, beginning with the first, and prints each in this order
 * with its duration and what is wrong.
 */
export async function runSteps(
  steps: readonly Step[],
  atOnce: number,
  print: (line: string) => void,
): Promise<Outcome> {
  const outcome = { passed: 0, failed: 0 }
  for (const finishing of startInTurn(steps, atOnce)) {
    const { step, seconds, wrong } = await finishing
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

/**
 * One promise for each step, in their order; the next step starts when one of those that run has finished.
 */
function startInTurn(steps: readonly Step[], atOnce: number): Promise<Finished>[] {
  const waiting: (() => void)[] = []
  let free = atOnce
  return steps.map(async (step) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    const finished = await runOne(step)
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
    return finished
  })
}

async function runOne(step: Step): Promise<Finished> {
  const elapsed = stopwatch()
  const wrong = await step
    .run()
    .catch((error: unknown) => (error instanceof Error ? `${error.stack}` : String(error)))
  return { step, seconds: `${(elapsed() / 1000).toFixed(1)} s`, wrong }
}
