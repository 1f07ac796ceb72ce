import type { Endpoint } from '@tym/employment'
import { excludeEndpoint } from './excluding/exclude-party.ts'
import { liftExclusionEndpoint } from './excluding/lift-exclusion.ts'
import { listExclusionsEndpoint } from './excluding/list-exclusions.ts'
import { obtainingEndpoints } from './obtaining/endpoints.ts'
import { ownRegisterEndpoints } from './own-register/endpoints.ts'
import { confirmAnnulledRecallEndpoint, listAnnulledRecallsEndpoint } from './recalling/annulled-recalls.ts'
import { confirmRecallEndpoint } from './recalling/confirm-recall.ts'
import { stopPartyEndpoint } from './recalling/stop-party.ts'
import { withdrawConsentEndpoint } from './recalling/withdraw-and-stop.ts'
import { removeEntryEndpoint } from './removal/remove-entry.ts'
import { approveDisclosureEndpoint } from './sending/approve-disclosure.ts'
import { cancelDisclosureEndpoint } from './sending/cancel-disclosure.ts'
import { handOverEndpoint } from './sending/hand-over.ts'
import { listDisclosuresEndpoint } from './sending/list-disclosures.ts'
import { prepareDisclosureEndpoint } from './sending/prepare-disclosure.ts'
import { prepareStatutoryEndpoint } from './sending/prepare-statutory.ts'
import { readDisclosureEndpoint } from './sending/read-disclosure.ts'
import { retryDisclosureEndpoint } from './sending/retry-disclosure.ts'

export const endpoints: readonly Endpoint[] = [
  prepareDisclosureEndpoint,
  listDisclosuresEndpoint,
  readDisclosureEndpoint,
  approveDisclosureEndpoint,
  cancelDisclosureEndpoint,
  retryDisclosureEndpoint,
  withdrawConsentEndpoint,
  stopPartyEndpoint,
  prepareStatutoryEndpoint,
  handOverEndpoint,
  listAnnulledRecallsEndpoint,
  confirmAnnulledRecallEndpoint,
  confirmRecallEndpoint,
  excludeEndpoint,
  liftExclusionEndpoint,
  listExclusionsEndpoint,
  removeEntryEndpoint,
  ...obtainingEndpoints,
  ...ownRegisterEndpoints,
]
