import { daysBetween, type PlainDate } from '@tym/kernel'
import { reminders } from '@tym/register'

/** How many days before a time limit, the last first, and how often when it is late. */
interface ReminderSetting {
  readonly daysBefore: readonly number[]
  readonly daysBetweenWhenOverdue: number
}

export interface ReminderMoment {
  readonly overdue: boolean
  /** Names the reminder: the same moment of the same time limit is told once. */
  readonly once: string
}

/**
 * Which reminder is due on a day, if any: some days before the time limit, then weekly while it is overdue,
 * as set. A run that comes late gives the reminder that stands now, not those that it missed.
 */
export function reminderMoment(
  dueOn: PlainDate,
  calendar: PlainDate,
  { daysBefore, daysBetweenWhenOverdue }: ReminderSetting = reminders.planAndReview,
): ReminderMoment | undefined {
  const left = daysBetween(calendar, dueOn)
  if (left < 0) {
    const week = Math.floor((-left - 1) / daysBetweenWhenOverdue)
    return { overdue: true, once: `${dueOn}:late-${week}` }
  }
  const step = daysBefore.find((days) => left <= days)
  return step === undefined ? undefined : { overdue: false, once: `${dueOn}:${step}` }
}
