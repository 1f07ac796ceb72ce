import type { Endpoint } from '@tym/employment'
import { answerFlagEndpoint, answerLeftFlagEndpoint } from './answer-flag.ts'
import { confirmAgeEndpoint } from './confirm-age.ts'
import { correctEntryEndpoint } from './correct-entry.ts'
import { decideOnSafetyLiftEndpoint } from './decide-on-safety-lift.ts'
import { draftEndpoints } from './drafts/http.ts'
import { flagEntryEndpoint } from './flag-entry.ts'
import { decideOnIdentityChangeEndpoint } from './identity/decide-on-identity-change.ts'
import { listIdentityChangesEndpoint } from './identity/list-identity-changes.ts'
import { proposeIdentityChangeEndpoint } from './identity/propose-identity-change.ts'
import { readCodeEndpoint } from './identity/read-code.ts'
import { correctLeftEntryEndpoint } from './left-entries/correct-left-entry.ts'
import { listLeftEntriesEndpoint } from './left-entries/list-left-entries.ts'
import { readLeftEntryEndpoint } from './left-entries/read-left-entry.ts'
import { listEntryActsEndpoint } from './list-entry-acts.ts'
import { listMyCustomershipsEndpoint } from './list-my-customerships.ts'
import { listSafetyLiftsEndpoint } from './list-safety-lifts.ts'
import { nameFilesEndpoint } from './name-files.ts'
import { proposeSafetyLiftEndpoint } from './propose-safety-lift.ts'
import { readEndpoints } from './read-categories.ts'
import { readCustomershipEndpoint } from './read-customership.ts'
import { readEntryHistoryEndpoint } from './read-entry-history.ts'
import { readRegisterEndpoint } from './read-register.ts'
import { readSummaryEndpoint } from './read-summary.ts'
import { recordEntryEndpoint } from './record-entry.ts'
import { listRemovalsEndpoint } from './removal/list-removals.ts'
import { proposeRemovalEndpoint } from './removal/propose-removal.ts'
import { readRemovalCertificateEndpoint } from './removal/read-removal-certificate.ts'
import { refuseRemovalEndpoint } from './removal/refuse-removal.ts'
import { startAssessmentEndpoint } from './start-assessment.ts'
import { listTasksEndpoint } from './tasks/list-tasks.ts'

/** Endpoint table of customer data. */
export const endpoints: readonly Endpoint[] = [
  readRegisterEndpoint,
  listMyCustomershipsEndpoint,
  nameFilesEndpoint,
  listTasksEndpoint,
  startAssessmentEndpoint,
  confirmAgeEndpoint,
  ...readEndpoints,
  readCustomershipEndpoint,
  readSummaryEndpoint,
  readCodeEndpoint,
  recordEntryEndpoint,
  readEntryHistoryEndpoint,
  listEntryActsEndpoint,
  correctEntryEndpoint,
  flagEntryEndpoint,
  answerFlagEndpoint,
  ...draftEndpoints,
  listLeftEntriesEndpoint,
  readLeftEntryEndpoint,
  correctLeftEntryEndpoint,
  answerLeftFlagEndpoint,
  proposeSafetyLiftEndpoint,
  decideOnSafetyLiftEndpoint,
  listSafetyLiftsEndpoint,
  proposeIdentityChangeEndpoint,
  decideOnIdentityChangeEndpoint,
  listIdentityChangesEndpoint,
  proposeRemovalEndpoint,
  refuseRemovalEndpoint,
  listRemovalsEndpoint,
  readRemovalCertificateEndpoint,
]
