import { addDays, type LocalizedText, type PlainDate, plainDate } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'

/**
 * Why a fact should never have been in its file (GDPR 17(1)(d)). A code, so that nobody writes the fact again
 * as the reason.
 */
export const removalReason = z.enum(['anotherPerson', 'wrongFile', 'notAllowed'])
export type RemovalReason = z.infer<typeof removalReason>

export const removalReasons: Readonly<Record<RemovalReason, LocalizedText>> = {
  anotherPerson: text(
    'tieto koskee toista henkilöä',
    'uppgiften gäller en annan person',
    'the fact is about another person',
  ),
  wrongFile: text(
    'tieto kirjattiin väärän asiakkuuden tietoihin',
    'uppgiften antecknades i fel kundrelation',
    'the fact was recorded in the wrong file',
  ),
  notAllowed: text(
    'tietoa ei olisi saanut tallentaa rekisteriin',
    'uppgiften fick inte lagras i registret',
    'the fact must not be stored in the register',
  ),
}

/**
 * What a removal does to an encrypted column: `emptied` with the fact; `takenOut` of what holds several
 * facts, which are told apart by their ids; `wordsTakenOut` wherever a text repeats the fact.
 */
export type RemovalTreatment = 'emptied' | 'takenOut' | 'wordsTakenOut'

/**
 * Every encrypted column of a file. A column that is not listed here may not exist: nobody would take a
 * removed fact out of it.
 */
export const removalTreatments: Readonly<Record<string, RemovalTreatment>> = {
  'audit.detail.reason': 'wordsTakenOut',
  'consents.version.content': 'wordsTakenOut',
  'customer_data.current_document.content': 'takenOut',
  'customer_data.draft.content': 'wordsTakenOut',
  'customer_data.entry.content': 'emptied',
  'customer_data.entry.correction_reason': 'emptied',
  'customer_data.entry_flag.reason': 'emptied',
  'customer_data.entry_flag.answer': 'emptied',
  'customer_data.identity_change.content': 'wordsTakenOut',
  'customer_data.safety_lift.reason': 'wordsTakenOut',
  'customerships.act_to_repeat.sealed': 'wordsTakenOut',
  'customerships.death_undoing.reason': 'wordsTakenOut',
  'customerships.end_opinion.grounds': 'wordsTakenOut',
  'customerships.end_proposal.withdrawal_grounds': 'wordsTakenOut',
  'customerships.join_request.reason': 'wordsTakenOut',
  'disclosures.disclosure.snapshot': 'takenOut',
  'disclosures.obtaining.request': 'wordsTakenOut',
  'disclosures.obtaining.answer': 'wordsTakenOut',
  'disclosures.own_copy.necessity': 'wordsTakenOut',
  'disclosures.own_copy.content': 'takenOut',
  'oversight.line_delay.reason': 'wordsTakenOut',
  'oversight.log_question.question': 'wordsTakenOut',
  'oversight.log_question.answer': 'wordsTakenOut',
  'retention.annulment.grounds': 'wordsTakenOut',
  'retention.hold.reason': 'wordsTakenOut',
}

/**
 * How many days backups of the register are kept: dated, since the certificate of a removal names the day
 * when the last of them is gone.
 */
interface BackupKeeping {
  readonly days: number
  readonly effectiveFrom: PlainDate
}

/** A setting of the agency, which keeps the backups (13 §). Oldest first. */
const backupKeeping: readonly [BackupKeeping, ...BackupKeeping[]] = [
  { days: 35, effectiveFrom: plainDate.parse('2025-01-01') },
]

/**
 * The day on which the last backup that was taken on a day, or before it, has expired, with the days of
 * keeping that this rests on.
 */
export function backupsExpire(takenOn: PlainDate): { readonly on: PlainDate; readonly days: number } {
  const { days } = backupKeeping.findLast(({ effectiveFrom }) => effectiveFrom <= takenOn) ?? backupKeeping[0]
  return { on: addDays(takenOn, days), days }
}
