import { type CustomershipId, customershipId } from '@tym/kernel'

/** An id that no file has, always the same for one digest: its keys are looked for as a file's are. */
export function nobodysFile(digest: Buffer): CustomershipId {
  const hex = digest.toString('hex')
  return customershipId.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  )
}
