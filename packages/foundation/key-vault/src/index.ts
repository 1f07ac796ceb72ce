export { type BlindIndex, createBlindIndex } from './blind-index.ts'
export { type CustomershipKeys, openCustomershipKeys, type Place } from './customership-keys.ts'
export { findReadable } from './find-readable.ts'
export { getKeys } from './get-keys.ts'
export {
  type KeyEncryption,
  newKeyEncryptionFile,
  openKeyEncryption,
  readKeyEncryptionFile,
} from './key-encryption.ts'
export { type KeyVault, type KeyVaultOptions, openKeyVault } from './key-vault.ts'
export { lineReasonPlace } from './line-reason-place.ts'
export { surnameMarks } from './surname-marks.ts'
export { type LookUp, watchLookUps } from './watch-look-ups.ts'
