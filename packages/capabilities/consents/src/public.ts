export type { ConsentState } from './consent.ts'
export {
  type ConsentInForce,
  findConsentNow,
  isSamePurpose,
  lockConsent,
  openPurpose,
} from './consent-now.ts'
export { consentWithdrawnKind } from './notify-consent-withdrawn.ts'
export { exampleConsent } from './terms.ts'
export { withdrawConsent } from './withdraw-consent.ts'
