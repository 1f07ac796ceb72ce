import { processEnvironment } from '@tym/config'
import { inject } from 'vitest'

export interface Origins {
  readonly customerDataOrigin: string
  readonly signerOrigin: string
  readonly identityOrigin: string
}

/** What a story needs to know of the platform that it is told on. */
export interface BrowserWorld {
  /** The one address that a person opens. */
  readonly web: string
  /** Where one of the cast is signed in without a browser, for what no page does yet. */
  readonly origins: Origins
  /** Where the platform keeps its files, the keys of the authorities' own systems too. */
  readonly folder: string
  readonly chromium: string
  /** Where pictures are put, for people to look at. */
  readonly pictures: string
}

/** The platform of this worker: no other one is told stories on it at the same moment. */
export function theWorld(): BrowserWorld {
  const worker = Number(processEnvironment()['VITEST_POOL_ID'])
  const world = inject('browserWorlds')[worker - 1]
  if (world === undefined) throw new Error(`no platform was started for worker ${worker}`)
  return world
}
