import { z } from 'zod'

/** For what an authority may need data past the four years (12 §). */
export const holdGround = z.enum(['statutoryTask', 'pendingMatter'])
export type HoldGround = z.infer<typeof holdGround>

/** A hold stops the deletion of a whole file, or lets named entries outlive it. */
export const holdScope = z.enum(['file', 'entries'])
export type HoldScope = z.infer<typeof holdScope>

/**
 * A hold is looked at again within these months, and its people are told this many days before, then this
 * often. Settings.
 */
export const holdReview = { longestMonths: 12, daysBefore: 30, daysBetweenWhenOverdue: 7 } as const

/** How many entries one hold may name. More is the whole file. */
export const mostHeldEntries = 200

/**
 * The way to a deletion (12 §), in days before the day of deletion: the customer is told, then recipients of
 * what has left. After it the customer is told again, for so many days at most. A file that a notice of death
 * ended is kept for so many days after the notice was recorded, whenever the death was, so that a mistake is
 * undone. A message that nobody takes is sent again, and alarmed. `mostInRun` bounds one run. Settings, not
 * law.
 */
export const deletionSteps = {
  announceDaysBefore: 30,
  recallDaysBefore: 14,
  farewellDays: 14,
  deathMayBeUndoneDays: 30,
  againAfterMinutes: 30,
  alarmAfterHours: 24,
  daysBetweenAlarms: 7,
  mostInRun: 200,
} as const
