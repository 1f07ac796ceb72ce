import type { Endpoint } from '@tym/employment'
import { acceptObtainingEndpoint } from './accept-obtaining.ts'
import { closeObtainingEndpoint } from './close-obtaining.ts'
import { listObtainingsEndpoint, readObtainingEndpoint } from './read-obtainings.ts'
import { recordIntakeEndpoint } from './record-intake.ts'
import { requestObtainingEndpoint } from './request-obtaining.ts'
import { retryObtainingEndpoint } from './retry-obtaining.ts'

/** Endpoint table of obtaining from outside. */
export const obtainingEndpoints: readonly Endpoint[] = [
  requestObtainingEndpoint,
  recordIntakeEndpoint,
  listObtainingsEndpoint,
  readObtainingEndpoint,
  acceptObtainingEndpoint,
  closeObtainingEndpoint,
  retryObtainingEndpoint,
]
