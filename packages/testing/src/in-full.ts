import { processEnvironment } from '@tym/config'

/**
 * A size of a test: as much as finds a fault, or all of it when the whole is asked for (`npm run test:full`).
 */
export const inFull = <T>(full: T, usual: T): T =>
  processEnvironment()['TYM_TESTS'] === 'full' ? full : usual
