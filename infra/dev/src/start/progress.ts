import { stopwatch } from '@tym/kernel'

/** Somebody asked to stop while the platform was still starting. */
export class StartBrokenOff extends Error {}

/** Where the start tells how far it is; one line a step, with its duration. */
export type Progress = {
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  say(line: string): void
}

/**
 * `isStopped` is asked before each step: a start that was broken off throws there, so that what runs is
 * stopped.
 */
export function createProgress(write: (text: string) => void, isStopped: () => boolean): Progress {
  return {
    say: (line) => write(`${line}\n`),
    step: async (name, work) => {
      if (isStopped()) throw new StartBrokenOff()
      const elapsed = stopwatch()
      const result = await work().catch((error: unknown) => {
        write(`  ${name} FAILED after ${(elapsed() / 1000).toFixed(1)} s\n`)
        throw error
      })
      write(`  ${name} (${(elapsed() / 1000).toFixed(1)} s)\n`)
      return result
    },
  }
}
