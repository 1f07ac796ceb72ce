import type { Endpoint } from '@tym/employment'
import { listConsentsEndpoint } from './list-consents.ts'
import { previewConsentEndpoint } from './preview-consent.ts'
import { readConsentEndpoint } from './read-consent.ts'
import { recordConsentEndpoint } from './record-consent.ts'
import { renewConsentEndpoint } from './renew-consent.ts'

export const endpoints: readonly Endpoint[] = [
  previewConsentEndpoint,
  recordConsentEndpoint,
  listConsentsEndpoint,
  readConsentEndpoint,
  renewConsentEndpoint,
]
