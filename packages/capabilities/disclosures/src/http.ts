import type { Endpoint } from '@tym/endpoint'
import { approveDisclosureEndpoint } from './approve-disclosure.ts'
import { cancelDisclosureEndpoint } from './cancel-disclosure.ts'
import { listDisclosuresEndpoint } from './list-disclosures.ts'
import { obtainingEndpoints } from './obtaining/endpoints.ts'
import { prepareDisclosureEndpoint } from './prepare-disclosure.ts'
import { readDisclosureEndpoint } from './read-disclosure.ts'
import { retryDisclosureEndpoint } from './retry-disclosure.ts'
import { withdrawConsentEndpoint } from './withdraw-consent.ts'

export const endpoints: readonly Endpoint[] = [
  prepareDisclosureEndpoint,
  listDisclosuresEndpoint,
  readDisclosureEndpoint,
  approveDisclosureEndpoint,
  cancelDisclosureEndpoint,
  retryDisclosureEndpoint,
  withdrawConsentEndpoint,
  ...obtainingEndpoints,
]
