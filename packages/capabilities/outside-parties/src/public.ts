export {
  type AddressedDelivery,
  type Delivery,
  findReach,
  findSignatureKey,
  getAddressedDelivery,
  getDelivery,
  isInUse,
} from './delivery.ts'
export { getTermsInForce, type TermsInForce } from './terms-in-force.ts'
