export {
  type AddressedDelivery,
  type Delivery,
  findReach,
  findSignatureKey,
  getAddressedDelivery,
  getDelivery,
  isInUse,
  listSignatureKeys,
} from './delivery.ts'
export { getKindTitle } from './kinds/kinds.ts'
export { getTermsInForce, getTermsThen, type TermsInForce } from './terms-in-force.ts'
