import { type AccessFlagId, type CustomershipId, customershipId, type ReviewId } from '@tym/kernel'
import type { Place } from '@tym/key-vault'

/** A review or a flag has a key of its own in the vault, named by its own id: no file has such an id. */
export const ownKeyId = (id: ReviewId | AccessFlagId): CustomershipId => customershipId.parse(id)

export const reviewReasonPlace = (id: ReviewId): Place => ({
  table: 'oversight.review',
  category: 0,
  row: id,
  version: 1,
})
export const flagAnswerPlace = (id: AccessFlagId): Place => ({
  table: 'oversight.flag',
  category: 0,
  row: id,
  version: 1,
})
