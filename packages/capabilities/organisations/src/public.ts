export {
  type AreaMember,
  areaCovers,
  findAgency,
  findOrganisation,
  listAreaMembers,
  listPartiesOfAreas,
  mayActFor,
} from './find-organisations.ts'
export { findKeyName, findSigningKey, isKeyLive, loadTrust } from './load-trust.ts'
export type { Organisation } from './organisation.ts'
export { type SigningKeyId, signingKeyId } from './signing-key.ts'
