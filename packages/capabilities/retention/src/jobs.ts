import type { JobDefinition } from '@tym/outbox'
import { announceDue } from './announce-deletions.ts'
import { forgetKeptHolds } from './forget-kept-hold.ts'
import { reportReviews } from './report-hold-reviews.ts'
import { reportOutstanding } from './report-outstanding-recalls.ts'
import { sendAnnouncement } from './send-announcement.ts'
import { sendFarewells } from './send-farewells.ts'
import type { Surroundings } from './surroundings.ts'
import { tellOfProposals } from './tell-hold-proposed.ts'

export { httpMessages } from './http-messages.ts'
export type { MessagePort } from './message.ts'

/** Job table of keeping and deleting. */
export function jobs(surroundings: Surroundings): readonly JobDefinition[] {
  return [
    tellOfProposals(surroundings),
    reportReviews(surroundings),
    announceDue(),
    sendAnnouncement(surroundings),
    sendFarewells(surroundings),
    reportOutstanding(surroundings),
    forgetKeptHolds(surroundings),
  ]
}
