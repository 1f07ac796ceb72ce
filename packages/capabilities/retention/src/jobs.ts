import type { JobDefinition } from '@tym/outbox'
import { announceDue } from './announce-deletions.ts'
import { remindOfAnnulments } from './annulment/remind-annulments.ts'
import { tellAnnulledPerson } from './annulment/tell-annulled-person.ts'
import { tellOfAnnulments } from './annulment/tell-annulment.ts'
import { certifyDeletions } from './certify-deletions.ts'
import { clearOldLogLines } from './clear-old-log-lines.ts'
import { deleteDueFiles } from './delete-due-files.ts'
import type { DeletionNeeds } from './deletion-needs.ts'
import { forgetKeptHolds } from './forget-kept-hold.ts'
import type { Needs } from './needs.ts'
import { reportReviews } from './report-hold-reviews.ts'
import { reportOutstanding } from './report-outstanding-recalls.ts'
import { sendAnnouncement } from './send-announcement.ts'
import { sendFarewells } from './send-farewells.ts'
import { tellOfProposals } from './tell-hold-proposed.ts'

export type { DeletionNeeds, Store } from './deletion-needs.ts'
export { httpMessages } from './http-messages.ts'
export type { MessagePort } from './message.ts'
export { folderStore } from './scan-folder.ts'
export { registerStore } from './scan-register.ts'

/** Job table of keeping and deleting. */
export function jobs(needs: Needs): readonly JobDefinition[] {
  return [
    tellOfProposals(needs),
    reportReviews(needs),
    announceDue(),
    sendAnnouncement(needs),
    sendFarewells(needs),
    reportOutstanding(needs),
    forgetKeptHolds(needs),
    tellOfAnnulments(needs),
    tellAnnulledPerson(needs),
    remindOfAnnulments,
  ]
}

/** Job table of the deletion itself, which needs more than the rest. */
export function deletionJobs(needs: DeletionNeeds): readonly JobDefinition[] {
  return [deleteDueFiles(needs), certifyDeletions(needs), clearOldLogLines]
}
