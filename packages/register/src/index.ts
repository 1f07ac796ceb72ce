export { accessMatrixPage } from './access-matrix-page.ts'
export type { AnnulmentReason } from './annulment.ts'
export { annulmentReason, annulmentReasons, annulmentReminders } from './annulment.ts'
export type { CategoryDeclaration } from './categories.ts'
export { allFields, categories, fieldsOf, findField, findFieldByIdentifier, getField } from './categories.ts'
export type { CodeList, ContactLanguage, DeathSource, IdentityChangeKind } from './code-lists.ts'
export {
  codeLists,
  contactLanguage,
  contactLanguageName,
  deathSource,
  identityChangeKind,
  proposedEndReasons,
} from './code-lists.ts'
export { type FileFacts, holds } from './conditions.ts'
export type { ConsentDirection, ConsentForm } from './consents.ts'
export {
  consentDirection,
  consentExpiry,
  consentForm,
  consentForms,
  consentRecordedWithin,
  footingOf,
  isSpecial,
  longestConsent,
  mustBeWritten,
  needsNecessity,
} from './consents.ts'
export { type CustomerNews, customerNews, newsBody, newsSteps, newsTitle } from './customer-news.ts'
export { dataCataloguePage } from './data-catalogue-page.ts'
export { type DaysOfKeeping, daysOfKeeping } from './days-of-keeping.ts'
export type { DeadlineName, DeadlineRule, RetentionRule } from './deadline-rules.ts'
export {
  actInForce,
  ageConfirmationHours,
  deadlineRule,
  deadlineRules,
  leastAge,
  longestUsageRight,
  reminders,
  retentionRules,
} from './deadline-rules.ts'
export { type DeclaredAccess, declaredAccess } from './declared-access.ts'
export type { HoldGround, HoldScope } from './deletion.ts'
export {
  deletionSteps,
  holdGround,
  holdReview,
  holdScope,
  mostHeldEntries,
} from './deletion.ts'
export type { DerivedAnswer, DerivedAnswerId } from './derived-answers.ts'
export { derivedAnswerId, derivedAnswers } from './derived-answers.ts'
export { entryBounds } from './entry-bounds.ts'
export { type EventId, eventWords, type LoggedEvent, outcomeWords, wordsOf } from './event-words.ts'
export { fetchedWithin, longestInbox } from './exchange.ts'
export type { FieldDeclaration, LinkedFields, Recorder, Sensitivity, StoredBy } from './field.ts'
export type { CategoryNumber, FieldId, FieldIdOf } from './field-ids.ts'
export { categoryNumbers, fieldIds, isCategoryNumber, isFieldId } from './field-ids.ts'
export type { GlossaryTerm } from './glossary.ts'
export { glossary } from './glossary.ts'
export { glossaryPage } from './glossary-page.ts'
export type { Ground, GroundId } from './grounds.ts'
export { grounds } from './grounds.ts'
export type { Cell, ReadCell, WriteCell } from './matrix.ts'
export { cellOf, matrix, mayRecord, type ReadReach, readCell, readReach, writeCell } from './matrix.ts'
export type { Condition, InsteadOfContent } from './matrix-rows.ts'
export {
  type NoticeAudience,
  type NoticeDeclaration,
  type NoticeKind,
  noticeKind,
  notices,
} from './notices.ts'
export type { OperationDeclaration, Reach, Whose } from './operation.ts'
export type { OperationId } from './operations.ts'
export {
  firstOfficerRoles,
  isOperationId,
  mayPerform,
  operationReach,
  operationRule,
  operations,
  rolesThatMay,
} from './operations.ts'
export type { OrganisationKind, PartyKind } from './organisation-kinds.ts'
export { organisationKind, organisationKinds, partyKind, partyKinds } from './organisation-kinds.ts'
export type { FlagKind, FlagOutcome, LineDelayGround } from './oversight.ts'
export {
  accessFlags,
  flagKind,
  flagKinds,
  flagOutcome,
  lineDelayGround,
  lineDelayGrounds,
  lineDelays,
  logQuestions,
  longestReviewDays,
  openForHours,
  openingEvents,
} from './oversight.ts'
export type { AddedPartyKind, Footing, PartyDeclaration, PartyId, PartyKindId } from './parties.ts'
export {
  addedPartyKind,
  eeaCountries,
  isPartyId,
  isRegistrable,
  parties,
  partyIds,
  partyKindId,
} from './parties.ts'
export { policyVersion } from './policy-version.ts'
export type { Purpose, PurposeId } from './purposes.ts'
export { mayUseFor, ordinaryPurpose, purposeId, purposes } from './purposes.ts'
export { type Reading, readings } from './readings.ts'
export type { RemovalReason, RemovalTreatment } from './removal.ts'
export { backupsExpire, removalReason, removalReasons, removalTreatments } from './removal.ts'
export type { RetentionClass, RetentionDeclaration } from './retention.ts'
export { retention } from './retention.ts'
export type { RoleDeclaration, RoleId, RoleKind } from './roles.ts'
export {
  areBarred,
  barredPairs,
  caseWorkRoles,
  customerRole,
  isCustomer,
  isRoleId,
  mayActFor,
  mayHold,
  mayVouch,
  roleId,
  roleIds,
  roles,
} from './roles.ts'
export {
  parseSectionOfLaw,
  renderSectionOfLaw,
  type SectionOfLaw,
  sectionOfLaw,
} from './section-of-law.ts'
export type { SourceKind } from './sources.ts'
export { sourceKind, sources } from './sources.ts'
export type { PlainBecause, StoredColumns } from './stored-columns.ts'
export { anyFieldsValue, valueSchemas } from './value-schemas.ts'
export type { Placed, ReadableClass, VisibilityClass } from './visibility.ts'
export {
  classOf,
  contactClass,
  documentLayout,
  isEffect,
  protectedFields,
  readAs,
  readableClasses,
  safetyClass,
  visibilityClasses,
} from './visibility.ts'
export { planFloor, type SpokenBy, speaksFor, type Voice } from './voices.ts'
export { problemWords } from './words/problems/problem-words.ts'
