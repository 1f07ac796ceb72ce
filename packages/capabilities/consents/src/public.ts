export type { ConsentState } from './consent.ts'
export {
  type ConsentInForce,
  findConsentNow,
  findConsentThen,
  isSamePurpose,
  lockConsent,
  openPurpose,
  relyOnConsent,
} from './consent-now.ts'
export type { OpenKeys } from './equal-consents.ts'
export { consentWithdrawnKind } from './notify-consent-withdrawn.ts'
export { exampleConsent } from './terms.ts'
export { touchedConsent } from './touched.ts'
export { type Withdrawal, withdrawAllTowards, withdrawConsent } from './withdraw-consent.ts'
