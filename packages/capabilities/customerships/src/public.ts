export { type JournalledAct, journalAct, openAct } from './again/act.ts'
export { repeatDeath, repeatUndoing } from './again/repeat-death.ts'
export { repeatSafety } from './again/repeat-safety.ts'
export { repeatTransfer } from './again/repeat-transfer.ts'
export { askBeforeLeaving, hadEnded } from './ask-before-leaving.ts'
export { referralDocument } from './check-referral.ts'
export { isDeceased } from './death/is-deceased.ts'
export {
  type CaseloadRow,
  caseloadRow,
  findMyCustomerships,
  listMyCustomerships,
  ownFile,
} from './list-my-customerships.ts'
export { listOwnWork, type OwnWork } from './list-own-work.ts'
export { listTeam } from './list-team.ts'
export {
  type FileMet,
  type Opened,
  type Opening,
  openCustomership,
} from './open-customership.ts'
export type { Party } from './parties.ts'
export { getPresentCode } from './present-code.ts'
export { getLifeCycle, getNumber, listParties } from './queries.ts'
export { customershipFields, customershipView, readCustomership } from './read-customership.ts'
export { type ReferralTrust, type VerifiedReferral, verifyReferral, verifyReferralKey } from './referral.ts'
export { planStartTried, refuseStart } from './refuse-start.ts'
export { listResponsible } from './remind-of-deadlines.ts'
export {
  getSafetyUntil,
  isPersonUnderSafety,
  laterSafety,
  markPersonsSafety,
  type SafetyUntil,
} from './safety.ts'
export { summaryFacts, toSummaryFacts } from './summary-facts.ts'
export { type Colleague, getOwnPlace } from './team.ts'
export { planCustomerNews } from './tell-customer.ts'
export { planNotice } from './tell-officers.ts'
export { planForOtherFiles } from './tell-other-files.ts'
export { touchedFacts } from './touched.ts'
export { getActing } from './transfer/acts-for.ts'
