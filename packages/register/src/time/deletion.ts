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
 * The steps of a deletion (12 §): settings, not law. The customer is told before the day of deletion, then
 * recipients of what has left, and after it the customer again, for `farewellDays` at most.
 */
export const deletionSteps = {
  announceDaysBefore: 30,
  recallDaysBefore: 14,
  farewellDays: 14,
  // Counted from when the notice of death was recorded, whenever the death was, so that a mistake can be
  // undone.
  deathMayBeUndoneDays: 30,
  // A message that nobody takes is sent again, and alarmed.
  againAfterMinutes: 30,
  alarmAfterHours: 24,
  daysBetweenAlarms: 7,
  mostInRun: 200,
} as const
