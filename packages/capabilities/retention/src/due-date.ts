import { addDays, addMonths, dueDate, type PlainDate } from '@tym/kernel'
import { type DeadlineRule, deadlineRule, deadlineRules } from '@tym/register'

/** When the data of a file has to be deleted, and by which version of the rule: the one in force on the day of its end. */
export interface Due {
  readonly dueOn: PlainDate
  readonly rule: DeadlineRule
}

/** The day on which the years after the end are over (12 §), as the declaration counts them for files that ended that day. */
export function dueOf(endedOn: PlainDate): Due {
  const rule = deadlineRule('retention', endedOn)
  return { dueOn: dueDate(rule, endedOn), rule }
}

/** Days of ending, from the first to the last of them. */
export interface EndedDays {
  readonly from: PlainDate
  readonly until: PlainDate
}

/**
 * When files ended that are due on a day or before it: one range for each version of the rule that has any, oldest first.
 * A shorter rule may make files due that ended after others which are not.
 */
export function endedWhenDue(
  on: PlainDate,
  versions: readonly DeadlineRule[] = deadlineRules.retention.versions,
): EndedDays[] {
  return versions.flatMap((version, at) => {
    const next = versions[at + 1]
    const last = latestStart(version.months, on)
    const until = next !== undefined && next.effectiveFrom <= last ? addDays(next.effectiveFrom, -1) : last
    // The first version is also that of files which ended before the Act (383/2023).
    const from = at === 0 ? beforeAll : version.effectiveFrom
    return from <= until ? [{ from, until }] : []
  })
}

const beforeAll = addDays(deadlineRules.retention.versions[0].effectiveFrom, -365 * 100)

/** The last day from which so many months are over by the given one. Months end early where a day is missing, so it may be later than counting back says. */
function latestStart(months: number, on: PlainDate): PlainDate {
  let day = addMonths(on, -months)
  while (addMonths(addDays(day, 1), months) <= on) day = addDays(day, 1)
  return day
}
