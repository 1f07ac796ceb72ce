import type { Endpoint } from '@tym/endpoint'
import { confirmAnnulledRecallEndpoint, listAnnulledRecallsEndpoint } from './annulled-recalls.ts'
import { approveDisclosureEndpoint } from './approve-disclosure.ts'
import { cancelDisclosureEndpoint } from './cancel-disclosure.ts'
import { confirmRecallEndpoint } from './confirm-recall.ts'
import { excludeEndpoint } from './exclude-party.ts'
import { handOverEndpoint } from './hand-over.ts'
import { liftExclusionEndpoint } from './lift-exclusion.ts'
import { listDisclosuresEndpoint } from './list-disclosures.ts'
import { listExclusionsEndpoint } from './list-exclusions.ts'
import { obtainingEndpoints } from './obtaining/endpoints.ts'
import { ownRegisterEndpoints } from './own-register/endpoints.ts'
import { prepareDisclosureEndpoint } from './prepare-disclosure.ts'
import { prepareStatutoryEndpoint } from './prepare-statutory.ts'
import { readDisclosureEndpoint } from './read-disclosure.ts'
import { removeEntryEndpoint } from './removal/remove-entry.ts'
import { retryDisclosureEndpoint } from './retry-disclosure.ts'
import { stopPartyEndpoint } from './stop-party.ts'
import { withdrawConsentEndpoint } from './withdraw-consent.ts'

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
