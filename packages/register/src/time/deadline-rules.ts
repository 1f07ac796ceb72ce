import { type LocalizedText, type Period, type PlainDate, plainDate } from '@tym/kernel'
import { text } from '../words/text.ts'

export type DeadlineName =
  | 'planDue'
  | 'reviewDue'
  | 'endOpinion'
  | 'retention'
  | 'customerReport'
  | 'logQuestionAnswer'
  | 'entryFlagAnswer'
  | 'annulledLog'

/** One rule as it stands from a day until the next version. `shift` moves the end to the next working day. */
export interface DeadlineRule extends Period {
  readonly months: number
  readonly effectiveFrom: PlainDate
  readonly section: string
}

/**
 * The rule of keeping as it stands from a day: the months are kept to their last day, and so many days later
 * is the day of deletion.
 */
export interface RetentionRule extends DeadlineRule {
  readonly deletedDaysAfter: number
}

interface DeadlineDeclaration {
  readonly title: LocalizedText
  /** Oldest first. */
  readonly versions: readonly [DeadlineRule, ...DeadlineRule[]]
}

/** The day from which the Act applies (383/2023); no customership of it began before. */
export const actInForce: PlainDate = plainDate.parse('2025-01-01')

/** Years of age under which a start takes a second officer's word. A setting. */
export const leastAge = 15

/** Hours for which that word is good. A setting; the database allows no longer than a day. */
export const ageConfirmationHours = 24

/** Versions of the rule of 12 §, oldest first. The day on which the years are full is still within them. */
export const retentionRules: readonly [RetentionRule, ...RetentionRule[]] = [
  { months: 48, deletedDaysAfter: 1, shift: false, effectiveFrom: actInForce, section: '381/2023 12 §' },
]

/**
 * Time limits as dated configuration: the numbers of 4, 6 and 12 § have changed and may change again. Limits
 * that bind the authorities themselves do not shift; a customer's own time limit does (Act 150/1930 5 §).
 */
export const deadlineRules: Readonly<Record<DeadlineName, DeadlineDeclaration>> = {
  planDue: {
    title: text('suunnitelman laatiminen', 'uppgörande av planen', 'drawing up the plan'),
    versions: [{ months: 3, shift: false, effectiveFrom: actInForce, section: '381/2023 4 §' }],
  },
  reviewDue: {
    title: text('suunnitelman tarkistaminen', 'revidering av planen', 'review of the plan'),
    versions: [{ months: 3, shift: false, effectiveFrom: actInForce, section: '381/2023 6 §' }],
  },
  endOpinion: {
    title: text(
      'osapuolen arvio päättämisestä',
      'partens bedömning om avslutande',
      "a party's opinion on the end",
    ),
    // A setting: the Act says only that the three judge together.
    versions: [{ months: 0, days: 30, shift: false, effectiveFrom: actInForce, section: '381/2023 8 §' }],
  },
  retention: {
    title: text('tietojen poistaminen', 'radering av uppgifterna', 'deletion of the data'),
    versions: retentionRules,
  },
  customerReport: {
    title: text('asiakkaan ilmoitus', 'kundens rapport', "customer's report"),
    versions: [{ months: 0, shift: true, effectiveFrom: actInForce, section: '381/2023 7 §; 150/1930 5 §' }],
  },
  logQuestionAnswer: {
    title: text(
      'vastaus kysymykseen omasta lokista',
      'svar på en fråga om den egna loggen',
      'answer to a question about the own log',
    ),
    versions: [
      { months: 1, shift: false, effectiveFrom: actInForce, section: '(EU) 2016/679 12 art. 3 kohta' },
    ],
  },
  entryFlagAnswer: {
    title: text('vastaus virhe-epäilyyn', 'svar på en misstanke om fel', 'answer to a suspected error'),
    // The limit of a request for rectification; of what another organisation asks, a setting.
    versions: [
      { months: 1, shift: false, effectiveFrom: actInForce, section: '(EU) 2016/679 12 art. 3 kohta' },
    ],
  },
  annulledLog: {
    title: text(
      'mitätöidyn asiakkuuden lokin saaminen',
      'att få loggen för en ogiltigförklarad kundrelation',
      'taking the log of an annulled customership',
    ),
    // A setting: how long the person may take their log before it is destroyed.
    versions: [
      {
        months: 0,
        days: 30,
        shift: false,
        effectiveFrom: actInForce,
        section: '(EU) 2016/679 17 art. 1 kohta',
      },
    ],
  },
}

/**
 * The version of a rule in force on a day; before the first version, the first (migrated files, 383/2023).
 */
export function deadlineRule(name: DeadlineName, onDate: PlainDate): DeadlineRule {
  const { versions } = deadlineRules[name]
  return versions.findLast((version) => version.effectiveFrom <= onDate) ?? versions[0]
}

/**
 * How many days ahead the responsible people are reminded, and how often of what is late. Settings, not law.
 */
export const reminders = {
  planAndReview: { daysBefore: [0, 14, 30], daysBetweenWhenOverdue: 7 },
  endOpinion: { daysBefore: [0, 7, 14, 21], daysBetweenWhenOverdue: 7 },
  awaiting: { daysBetween: 7 },
  usageRightExpiry: { daysBefore: 30, againDaysBefore: 7 },
} as const

/**
 * The longest time that one grant of a user right may be for. A setting of the agency (12 § 4 mom.), not
 * law.
 */
export const longestUsageRight = { months: 12 } as const
