import { addDays, addMonths, type PlainDate } from '@tym/kernel'
import { type RetentionRule, retentionRules } from '@tym/register'

/** Days of ending, from the first to the last of them. */
export interface EndedDays {
  readonly from: PlainDate
  readonly until: PlainDate
}

/**
 * When files ended whose day of deletion is a day or before it: one range for each version of the rule that
 * has any, oldest first. A shorter rule may make files due that ended after others which are not.
 */
export function endedWhenDue(
  on: PlainDate,
  versions: readonly [RetentionRule, ...RetentionRule[]] = retentionRules,
): EndedDays[] {
  return versions.flatMap((version, at) => {
    const next = versions[at + 1]
    const last = latestStart(version.months, addDays(on, -version.deletedDaysAfter))
    const until = next !== undefined && next.effectiveFrom <= last ? addDays(next.effectiveFrom, -1) : last
    // The first version is also that of files which ended before the Act (383/2023).
    const from = at === 0 ? beforeAll : version.effectiveFrom
    return from <= until ? [{ from, until }] : []
  })
}

const beforeAll = addDays(retentionRules[0].effectiveFrom, -365 * 100)

/**
 * The last day from which so many months are over by the given one. Months end early where a day is missing,
 * so it may be later than counting back says.
 */
function latestStart(months: number, on: PlainDate): PlainDate {
  let day = addMonths(on, -months)
  while (addMonths(addDays(day, 1), months) <= on) day = addDays(day, 1)
  return day
}
