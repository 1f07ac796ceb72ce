import type { Endpoint } from '@tym/employment'
import { addTeamMemberEndpoint } from './add-team-member.ts'
import { advanceCustomershipEndpoint } from './advance-customership.ts'
import { checkReferralEndpoint } from './check-referral.ts'
import { closeOpeningEndpoint } from './close-opening.ts'
import { decideOnUndoingEndpoint } from './death/decide-on-undoing.ts'
import { listDeathNoticesEndpoint } from './death/list-death-notices.ts'
import { proposeUndoingEndpoint } from './death/propose-undoing.ts'
import { recordDeathEndpoint } from './death/record-death.ts'
import { explainInFileEndpoint } from './explaining/explain-in-file.ts'
import { explainRuleEndpoint } from './explaining/explain-rule.ts'
import { followChangesEndpoint } from './follow-changes.ts'
import { giveEndOpinionEndpoint } from './give-end-opinion.ts'
import { inquireAccessLogEndpoint } from './inquire-access-log.ts'
import { askToJoinEndpoint } from './joining/ask-to-join.ts'
import { listJoinRequestsEndpoint } from './joining/list-join-requests.ts'
import { refuseToAddEndpoint } from './joining/refuse-to-add.ts'
import { listAwaitingEndpoint } from './list-awaiting.ts'
import { listColleaguesEndpoint } from './list-colleagues.ts'
import { listContactWishesEndpoint } from './list-contact-wishes.ts'
import { listLateOpinionsEndpoint } from './list-late-opinions.ts'
import { listOwnCustomershipsEndpoint } from './list-own-customerships.ts'
import { listOwnOpeningsEndpoint } from './list-own-openings.ts'
import { openFileEndpoint } from './open-file.ts'
import { proposeEndEndpoint } from './propose-end.ts'
import { readAccessLogEndpoint } from './read-access-log.ts'
import { readDeadlinesEndpoint } from './read-deadlines.ts'
import { readHistoryEndpoint } from './read-history.ts'
import { removeTeamMemberEndpoint } from './remove-team-member.ts'
import { searchCustomershipsEndpoint } from './search-customerships.ts'
import { setResponsibleOfficerEndpoint } from './set-responsible-officer.ts'
import { takeCustomershipEndpoint } from './take-customership.ts'
import { transferCustomershipEndpoint } from './transfer/transfer-customership.ts'
import { wishToBeContactedEndpoint } from './wish-to-be-contacted.ts'
import { withdrawEndProposalEndpoint } from './withdraw-end-proposal.ts'

/**
 * Endpoint table of customerships. Starting one, and the list of one's own with
 * the names of their persons, are with the customer's data.
 */
export const endpoints: readonly Endpoint[] = [
  listAwaitingEndpoint,
  listOwnCustomershipsEndpoint,
  searchCustomershipsEndpoint,
  checkReferralEndpoint,
  readDeadlinesEndpoint,
  wishToBeContactedEndpoint,
  listContactWishesEndpoint,
  takeCustomershipEndpoint,
  transferCustomershipEndpoint,
  openFileEndpoint,
  closeOpeningEndpoint,
  listOwnOpeningsEndpoint,
  explainRuleEndpoint,
  explainInFileEndpoint,
  readHistoryEndpoint,
  followChangesEndpoint,
  advanceCustomershipEndpoint,
  proposeEndEndpoint,
  withdrawEndProposalEndpoint,
  giveEndOpinionEndpoint,
  listLateOpinionsEndpoint,
  recordDeathEndpoint,
  listDeathNoticesEndpoint,
  proposeUndoingEndpoint,
  decideOnUndoingEndpoint,
  askToJoinEndpoint,
  listJoinRequestsEndpoint,
  refuseToAddEndpoint,
  listColleaguesEndpoint,
  addTeamMemberEndpoint,
  removeTeamMemberEndpoint,
  setResponsibleOfficerEndpoint,
  readAccessLogEndpoint,
  inquireAccessLogEndpoint,
]
