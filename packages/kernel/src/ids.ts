import { z } from 'zod'
import { unixMilliseconds } from './clock.ts'
import { randomForIds } from './random.ts'

// One text form only: ids are compared as text in certificates, logs and SQL.
const uuid = () => z.uuid().lowercase()

export const organisationId = uuid().brand<'OrganisationId'>()
export type OrganisationId = z.infer<typeof organisationId>

/** Cooperation area of one steering group (yhteistoiminta-alue). */
export const areaId = uuid().brand<'AreaId'>()
export type AreaId = z.infer<typeof areaId>

/** Pairwise subject of a person, the same for all of the platform's clients; never an identity code. */
export const personId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,128}$/)
  .brand<'PersonId'>()
export type PersonId = z.infer<typeof personId>

/** Käyttöoikeus. */
export const usageRightId = uuid().brand<'UsageRightId'>()
export type UsageRightId = z.infer<typeof usageRightId>

/** How somebody has narrowed a list, kept under a name. */
export const savedFilterId = uuid().brand<'SavedFilterId'>()
export type SavedFilterId = z.infer<typeof savedFilterId>

/** Suostumus, yksilöity. */
export const consentId = uuid().brand<'ConsentId'>()
export type ConsentId = z.infer<typeof consentId>

/** Luovutus. */
export const disclosureId = uuid().brand<'DisclosureId'>()
export type DisclosureId = z.infer<typeof disclosureId>
export const obtainingId = uuid().brand<'ObtainingId'>()
export type ObtainingId = z.infer<typeof obtainingId>

/** A party outside the three authorities, as a source or recipient of data. */
export const outsidePartyId = uuid().brand<'OutsidePartyId'>()
export type OutsidePartyId = z.infer<typeof outsidePartyId>

/** Asiakkuus. */
export const customershipId = uuid().brand<'CustomershipId'>()
export type CustomershipId = z.infer<typeof customershipId>

/** The opening of a file for a stated reason. */
export const openingId = uuid().brand<'OpeningId'>()
export type OpeningId = z.infer<typeof openingId>

/** Poiston esto. */
export const holdId = uuid().brand<'HoldId'>()
export type HoldId = z.infer<typeof holdId>

/** Virheellisen tiedon poistaminen. */
export const removalId = uuid().brand<'RemovalId'>()
export type RemovalId = z.infer<typeof removalId>

/** Asiakkuuden mitätöinti. */
export const annulmentId = uuid().brand<'AnnulmentId'>()
export type AnnulmentId = z.infer<typeof annulmentId>

/** A look of a supervisor or data-protection officer at the log. */
export const reviewId = uuid().brand<'ReviewId'>()
export type ReviewId = z.infer<typeof reviewId>

/** A customer's own log with its proofs, as they asked for it. */
export const logExtractId = uuid().brand<'LogExtractId'>()
export type LogExtractId = z.infer<typeof logExtractId>

/** What a customer asked about a line of their own log. */
export const logQuestionId = uuid().brand<'LogQuestionId'>()
export type LogQuestionId = z.infer<typeof logQuestionId>

/** The delay of a line of a customer's own log. */
export const lineDelayId = uuid().brand<'LineDelayId'>()
export type LineDelayId = z.infer<typeof lineDelayId>

/** The lifting or shortening of turvakielto. */
export const safetyLiftId = uuid().brand<'SafetyLiftId'>()
export type SafetyLiftId = z.infer<typeof safetyLiftId>

/** The change of a file's identity code. */
export const identityChangeId = uuid().brand<'IdentityChangeId'>()
export type IdentityChangeId = z.infer<typeof identityChangeId>

/** A notice that a customer has died. */
export const deathNoticeId = uuid().brand<'DeathNoticeId'>()
export type DeathNoticeId = z.infer<typeof deathNoticeId>

/** The undoing of a mistaken notice of death. */
export const deathUndoingId = uuid().brand<'DeathUndoingId'>()
export type DeathUndoingId = z.infer<typeof deathUndoingId>

/** A use of the register that looked wrong. */
export const accessFlagId = uuid().brand<'AccessFlagId'>()
export type AccessFlagId = z.infer<typeof accessFlagId>

export const entryId = uuid().brand<'EntryId'>()
export type EntryId = z.infer<typeof entryId>

/** A text that its author has not recorded yet. */
export const draftId = uuid().brand<'DraftId'>()
export type DraftId = z.infer<typeof draftId>

/** A remark that an entry may be wrong. */
export const entryFlagId = uuid().brand<'EntryFlagId'>()
export type EntryFlagId = z.infer<typeof entryFlagId>

export const notificationId = uuid().brand<'NotificationId'>()
export type NotificationId = z.infer<typeof notificationId>

/** One line of the audit log. */
export const lineId = uuid().brand<'LineId'>()
export type LineId = z.infer<typeof lineId>

/** `jti` of a role certificate. */
export const certificateId = uuid().brand<'CertificateId'>()
export type CertificateId = z.infer<typeof certificateId>

/** How many ids are made of one instant in their order, and of how many instants the count is kept. */
const countBits = 26
const instantsKept = 512
/** The last number that each recent instant was given. */
const counts = new Map<number, number>()
let latest = 0

/**
 * A new UUID version 7 (RFC 9562 5.7) of now. Each sorts after all that this process has made of its clock
 * before, also within one millisecond and when the clock steps back.
 */
export function newId(): string {
  latest = Math.max(latest, unixMilliseconds())
  return idOf(latest)
}

/**
 * A UUID version 7 of the instant that is passed: 48 bits of its Unix milliseconds, a counter of 26 bits that
 * begins at random (6.2, method 1), 48 random bits. What one transaction writes keeps its order, whatever
 * others write meanwhile.
 */
export function newIdOf(instant: Date): string {
  return idOf(instant.getTime())
}

function idOf(milliseconds: number): string {
  const bytes = randomForIds(16)
  const count = nextCount(milliseconds, bytes.readUInt32BE(4))
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes.writeUInt16BE(0x7000 | (count >>> 14), 6)
  bytes.writeUInt16BE(0x8000 | (count & 0x3fff), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function nextCount(milliseconds: number, random: number): number {
  const last = counts.get(milliseconds)
  // The upper half is room to count in.
  const count = last === undefined ? random >>> (32 - countBits + 1) : last + 1
  // Out and in again: the first one is the one that nobody has asked for the longest.
  counts.delete(milliseconds)
  counts.set(milliseconds, count)
  const [oldest = milliseconds] = counts.keys()
  if (counts.size > instantsKept) counts.delete(oldest)
  return count
}

export const newOrganisationId = (): OrganisationId => organisationId.parse(newId())
export const newAreaId = (): AreaId => areaId.parse(newId())
export const newUsageRightId = (): UsageRightId => usageRightId.parse(newId())
export const newConsentId = (): ConsentId => consentId.parse(newId())
export const newDisclosureId = (): DisclosureId => disclosureId.parse(newId())
export const newObtainingId = (): ObtainingId => obtainingId.parse(newId())
export const newOutsidePartyId = (): OutsidePartyId => outsidePartyId.parse(newId())
export const newCustomershipId = (): CustomershipId => customershipId.parse(newId())
export const newHoldId = (): HoldId => holdId.parse(newId())
export const newRemovalId = (): RemovalId => removalId.parse(newId())
export const newAnnulmentId = (): AnnulmentId => annulmentId.parse(newId())
export const newReviewId = (): ReviewId => reviewId.parse(newId())
export const newLogExtractId = (): LogExtractId => logExtractId.parse(newId())
export const newLogQuestionId = (): LogQuestionId => logQuestionId.parse(newId())
export const newLineDelayId = (): LineDelayId => lineDelayId.parse(newId())
export const newSafetyLiftId = (): SafetyLiftId => safetyLiftId.parse(newId())
export const newIdentityChangeId = (): IdentityChangeId => identityChangeId.parse(newId())
export const newDeathNoticeId = (): DeathNoticeId => deathNoticeId.parse(newId())
export const newDeathUndoingId = (): DeathUndoingId => deathUndoingId.parse(newId())
export const newOpeningId = (): OpeningId => openingId.parse(newId())
export const newAccessFlagId = (): AccessFlagId => accessFlagId.parse(newId())
export const newEntryId = (): EntryId => entryId.parse(newId())
export const newNotificationId = (): NotificationId => notificationId.parse(newId())
/** Lines of the log are told apart, ordered and kept by the instant that they say. */
export const newLineId = (instant: Date): LineId => lineId.parse(newIdOf(instant))
/** The instant that a UUID of version 7 carries. */
export const instantOf = (id: LineId): Date => new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
/** The lowest id that a line of the instant, or of a later one, can have. */
export function firstLineOf(instant: Date): LineId {
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, '0')
  return lineId.parse(`${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`)
}
export const newCertificateId = (): CertificateId => certificateId.parse(newId())
