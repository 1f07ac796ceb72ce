import { daysBetween, type PlainDate } from '@tym/kernel'
import { reminders } from '@tym/register'

const { daysBefore, daysBetweenWhenLate } = reminders.planAndReview

export interface ReminderMoment {
  readonly overdue: boolean
  /** Names the reminder: the same moment of the same time limit is told once. */
  readonly once: string
}

/**
 * Which reminder is due on a day, if any: 30, 14 and 0 days before the time limit, then weekly while it is overdue. A
 * run that comes late gives the reminder that stands now, not those that it missed.
 */
export function reminderMoment(dueOn: PlainDate, calendar: PlainDate): ReminderMoment | undefined {
  const left = daysBetween(calendar, dueOn)
  if (left < 0) {
    const week = Math.floor((-left - 1) / daysBetweenWhenLate)
    return { overdue: true, once: `${dueOn}:late-${week}` }
  }
  const step = daysBefore.find((days) => left <= days)
  return step === undefined ? undefined : { overdue: false, once: `${dueOn}:${step}` }
}
