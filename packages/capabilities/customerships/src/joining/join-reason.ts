import type { Place } from '@tym/key-vault'
import { joinRequests, tellingText } from '@tym/register'

/** Why somebody asks to be added to a team: a sentence that says their own duty. */
export const joinReason = tellingText(joinRequests.mostReason, joinRequests.leastReason)

/** Where the reason of one request stands. */
export const joinReasonPlace = (request: string): Place => ({
  table: 'customerships.join_request',
  category: 2,
  row: request,
  version: 1,
})
