import type { Environment } from './variables.ts'

/** The environment of this process, as it was at start; the only reading of it in the repository. */
export function processEnvironment(): Environment {
  return Object.freeze({ ...process.env })
}
