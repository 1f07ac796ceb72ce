import { addDays, dueOn, type PlainDate } from '@tym/kernel'
import { type RetentionRule, retentionRules } from './deadline-rules.ts'

/**
 * How long the data of an ended file is kept (12 §), and by which version of the rule: the one in force on
 * the day of its end.
 */
export interface DaysOfKeeping {
  /** The last day within the period: the fourth anniversary of the end. The data is still there all day. */
  readonly keptUntil: PlainDate
  /** The day whose first run deletes the data. */
  readonly deletionOn: PlainDate
  readonly rule: RetentionRule
}

/**
 * Counts them on the calendar, as the declaration does for files that ended that day; no day moves to a
 * working day.
 */
export function daysOfKeeping(
  endedOn: PlainDate,
  versions: readonly [RetentionRule, ...RetentionRule[]] = retentionRules,
): DaysOfKeeping {
  const rule = versions.findLast(({ effectiveFrom }) => effectiveFrom <= endedOn) ?? versions[0]
  const keptUntil = dueOn(rule, endedOn)
  return { keptUntil, deletionOn: addDays(keptUntil, rule.deletedDaysAfter), rule }
}
