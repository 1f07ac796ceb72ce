export { type Delivery, findAddress, findSignatureKey, getDelivery } from './delivery.ts'
export { getTermsInForce, type TermsInForce } from './terms-in-force.ts'
