import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import type { RoleId } from './roles.ts'

/** What a use of the register was flagged for. */
export const flagKind = z.enum(['manyCustomers', 'outOfTeam', 'afterEnd', 'ownSurname', 'glassOpening'])
export type FlagKind = z.infer<typeof flagKind>

export const flagKinds: Readonly<Record<FlagKind, LocalizedText>> = {
  manyCustomers: text(
    'monta asiakasta lyhyessä ajassa',
    'många kunder på kort tid',
    'many customers in little time',
  ),
  outOfTeam: text(
    'monta asiakasta tiimin ulkopuolelta',
    'många kunder utanför teamet',
    'many customers from outside the team',
  ),
  afterEnd: text(
    'asiakkuus oli jo päättynyt',
    'kundrelationen hade redan upphört',
    'the customership had already ended',
  ),
  ownSurname: text(
    'asiakkaalla on lukijan oma sukunimi',
    'kunden har läsarens eget efternamn',
    "the customer has the reader's own family name",
  ),
  glassOpening: text(
    'asiakkuus avattiin perustellusta syystä tiimin ulkopuolelta',
    'en kundrelation öppnades av grundad anledning utanför teamet',
    'a customership was opened for a reason from outside the team',
  ),
}

/** What the employer found. */
export const flagOutcome = z.enum(['dutyRequired', 'mistake', 'misuse', 'technicalCause'])
export type FlagOutcome = z.infer<typeof flagOutcome>

/**
 * Acts that open one customer's matters to whoever does them. Lists of what is the reader's own anyway are
 * not among them, since they name many customers at once.
 */
export const openingEvents: readonly string[] = [
  'category.read',
  'customership.contentRead',
  'customership.summaryRead',
  'identity.codeRead',
  'customership.read',
  'customership.openedAfterEnd',
  'customership.openedForReason',
  'customership.historyRead',
  'customership.searched',
  'customership.startRefused',
  'customership.startedByFormerCode',
  'death.undoingMetOpenFile',
  'identity.changeMetOpenFile',
  'referral.reused',
  'contact.wished',
  'team.joinAsked',
  'entry.actsListed',
  'entry.historyRead',
  'accessLog.read',
  'accessLog.inquired',
  'consent.listed',
  'consent.read',
  'disclosure.listed',
  'disclosure.read',
  'obtaining.listed',
  'obtaining.read',
  'hold.listed',
]

type Most = Readonly<Partial<Record<RoleId, number>>>
const byRole = (caseWork: number, registrar: number): Most => ({
  employmentSpecialist: caseWork,
  socialWorker: caseWork,
  socialCounsellor: caseWork,
  nurse: caseWork,
  workAbilitySpecialist: caseWork,
  registrar,
})

/**
 * When a use is flagged, and how long its employer has to answer: settings, not law. `most` different
 * customers within `minutes` are nothing unusual, one more is flagged; a reading is after the end when its
 * day is more than `days` after it.
 */
export const accessFlags = {
  manyCustomers: { minutes: 60, most: byRole(20, 10) },
  outOfTeam: { minutes: 24 * 60, most: byRole(3, 3) },
  afterEnd: { days: 0 },
  answerDays: 14,
  remindDaysBefore: 4,
  daysBetweenAlarms: 7,
} as const

/**
 * How many questions about their own log a customer may have unanswered at once, and how those who must
 * answer are reminded. Settings; how long they have is the deadline rule `logQuestionAnswer`.
 */
export const logQuestions = { mostUnanswered: 20, remindDaysBefore: 7, daysBetweenAlarms: 7 } as const

/** The longest time that one look at the log may be about, in days. A setting. */
export const longestReviewDays = 92

/** Why a line of a customer's own log may be shown later. */
export const lineDelayGround = z.enum(['seriousDanger', 'crimePrevention'])
export type LineDelayGround = z.infer<typeof lineDelayGround>

export const lineDelayGrounds: Readonly<
  Record<LineDelayGround, { readonly section: string; readonly title: LocalizedText }>
> = {
  seriousDanger: {
    section: '1050/2018 34 § 1 mom. 2 k.',
    title: text(
      'tiedosta voisi aiheutua vakavaa vaaraa jonkun terveydelle, hoidolle tai oikeuksille',
      'uppgiften kunde orsaka allvarlig fara för någons hälsa, vård eller rättigheter',
      "it could seriously endanger somebody's health, care or rights",
    ),
  },
  crimePrevention: {
    section: '1050/2018 34 § 1 mom. 1 k.',
    title: text(
      'tieto voisi haitata rikosten ehkäisemistä tai selvittämistä',
      'uppgiften kunde försvåra förebyggande eller utredning av brott',
      'it could hinder the prevention or investigation of crime',
    ),
  },
}

/**
 * A delay lasts so many months at most, and may be proposed again; a proposal protects for so many days,
 * within which another person decides. Settings: the Act says only that data is given when the danger has
 * passed.
 */
export const lineDelays = { mostMonths: 6, undecidedDays: 7 } as const
