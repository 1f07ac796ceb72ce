export {
  type ChangedPart,
  changedParts,
  type LoggedAct,
  signalledEvents,
} from './access/change-signals.ts'
export { type FileFacts, holds } from './access/conditions.ts'
export type { ConsentDirection, ConsentForm } from './access/consents.ts'
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
} from './access/consents.ts'
export { type DeclaredAccess, declaredAccess } from './access/declared-access.ts'
export { readersOf, rolesRecording } from './access/field-roles.ts'
export type { Ground, GroundId } from './access/grounds.ts'
export { grounds } from './access/grounds.ts'
export type { Cell, ReadCell, WriteCell } from './access/matrix.ts'
export { cellOf, matrix, mayRecord, type ReadReach, readCell, readReach, writeCell } from './access/matrix.ts'
export type { Condition, InsteadOfContent } from './access/matrix-rows.ts'
export { type OpeningKind, openingKind, openingKinds, openings } from './access/openings.ts'
export type { OperationDeclaration, Reach, Whose } from './access/operation.ts'
export type { OperationId } from './access/operations.ts'
export {
  firstOfficerRoles,
  isOperationId,
  mayPerform,
  operationReach,
  operations,
  rolesThatMay,
} from './access/operations.ts'
export type { OrganisationKind, PartyKind } from './access/organisation-kinds.ts'
export {
  badgeWords,
  organisationKind,
  organisationKinds,
  partyKind,
  partyKinds,
} from './access/organisation-kinds.ts'
export type { FlagKind, FlagOutcome, LineDelayGround } from './access/oversight.ts'
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
  openingEvents,
} from './access/oversight.ts'
export type { AddedPartyKind, Footing, PartyDeclaration, PartyId, PartyKindId } from './access/parties.ts'
export {
  addedPartyKind,
  eeaCountries,
  isPartyId,
  isRegistrable,
  parties,
  partyIds,
  partyKindId,
} from './access/parties.ts'
export type { Purpose, PurposeId } from './access/purposes.ts'
export { mayUseFor, ordinaryPurpose, purposeId, purposes } from './access/purposes.ts'
export { type Reading, readings } from './access/readings.ts'
export type { RoleDeclaration, RoleId, RoleKind } from './access/roles.ts'
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
  roleKind,
  roles,
} from './access/roles.ts'
export {
  parseSectionOfLaw,
  renderSectionOfLaw,
  type SectionOfLaw,
  sectionOfLaw,
} from './access/section-of-law.ts'
export type { Placed, ReadableClass, VisibilityClass } from './access/visibility.ts'
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
} from './access/visibility.ts'
export type { CategoryDeclaration } from './data/categories.ts'
export {
  allFields,
  categories,
  fieldsOf,
  findField,
  findFieldByIdentifier,
  getField,
  isRecordedByHand,
} from './data/categories.ts'
export type { CodeList, ContactLanguage, DeathSource, IdentityChangeKind } from './data/code-lists.ts'
export {
  codeLists,
  contactLanguage,
  contactLanguageName,
  deathSource,
  identityChangeKind,
  proposedEndReasons,
} from './data/code-lists.ts'
export type { DerivedAnswer, DerivedAnswerId } from './data/derived-answers.ts'
export { derivedAnswerId, derivedAnswers } from './data/derived-answers.ts'
export { entryBounds } from './data/entry-bounds.ts'
export type { FieldDeclaration, LinkedFields, Recorder, Sensitivity, StoredBy } from './data/field.ts'
export type { CategoryNumber, FieldId, FieldIdOf } from './data/field-ids.ts'
export {
  categoryNumber,
  categoryNumbers,
  fieldId,
  fieldIds,
  isCategoryNumber,
  isFieldId,
} from './data/field-ids.ts'
export type { SourceKind } from './data/sources.ts'
export { sourceKind, sources } from './data/sources.ts'
export type { PlainBecause, StoredColumns } from './data/stored-columns.ts'
export { summaryConclusions, summaryFields, summaryPersonFields } from './data/summary-fields.ts'
export { anyFieldsValue, valueSchemas } from './data/value-schemas.ts'
export { accessMatrixPage } from './pages/access-matrix-page.ts'
export { dataCataloguePage } from './pages/data-catalogue-page.ts'
export { glossaryPage } from './pages/glossary-page.ts'
export { policyVersion } from './policy-version.ts'
export { declaredRegister } from './screens/declared-register.ts'
export {
  type FilteredList,
  filteredList,
  listFilters,
  type TaskGroup,
  type TaskKind,
  taskGroup,
  taskKind,
} from './screens/list-filters.ts'
export type { AnnulmentReason } from './time/annulment.ts'
export { annulmentReason, annulmentReasons, annulmentReminders } from './time/annulment.ts'
export { type DaysOfKeeping, daysOfKeeping } from './time/days-of-keeping.ts'
export type { DeadlineName, DeadlineRule, RetentionRule } from './time/deadline-rules.ts'
export {
  actInForce,
  ageConfirmationHours,
  deadlineRule,
  deadlineRules,
  leastAge,
  longestUsageRight,
  reminders,
  retentionRules,
} from './time/deadline-rules.ts'
export type { HoldGround, HoldScope } from './time/deletion.ts'
export {
  deletionSteps,
  holdGround,
  holdReview,
  holdScope,
  mostHeldEntries,
} from './time/deletion.ts'
export { fetchedWithin, longestInbox } from './time/exchange.ts'
export type { RemovalReason, RemovalTreatment } from './time/removal.ts'
export { backupsExpire, removalReason, removalReasons, removalTreatments } from './time/removal.ts'
export type { RetentionClass, RetentionDeclaration } from './time/retention.ts'
export { daysOfDrafts, joinRequests, retention } from './time/retention.ts'
export { type CustomerNews, customerNews, newsBody, newsSteps, newsTitle } from './words/customer-news.ts'
export {
  emptyPhrases,
  emptyWords,
  mustSaySomething,
  saysNothing,
  tellingText,
} from './words/empty-phrases.ts'
export { type EventKind, eventKind, eventsOf } from './words/event-kinds.ts'
export { type EventId, eventWords, outcomeWords, wordsOf } from './words/event-words.ts'
export type { GlossaryTerm } from './words/glossary.ts'
export { glossary } from './words/glossary.ts'
export type { NoticeAudience, NoticeDeclaration } from './words/notice.ts'
export { type NoticeKind, noticeKind, notices } from './words/notices.ts'
export { problemWords } from './words/problems/problem-words.ts'
export { planFloor, type SpokenBy, speaksFor, type Voice } from './words/voices.ts'
