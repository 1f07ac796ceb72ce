import { day, instant } from '@tym/database'
import { bigint, integer, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import type { JobCounts } from './job-counts.ts'
import type { JobPayload } from './payload.ts'

const outbox = pgSchema('outbox')

/** Promised work. Open while neither done nor dead; waiting for the relay while not relayed. */
export const job = outbox.table('job', {
  id: uuid('id').primaryKey(),
  kind: text('kind').notNull(),
  payload: jsonb('payload').$type<JobPayload>().notNull().default({}),
  onceKey: text('once_key').unique(),
  plannedAt: instant('planned_at').notNull(),
  runAt: instant('run_at').notNull(),
  relayedAt: instant('relayed_at'),
  attempts: integer('attempts').notNull().default(0),
  doneAt: instant('done_at'),
  deadAt: instant('dead_at'),
  lastResult: text('last_result'),
  /** Of whatever planned it (W3C Trace Context). */
  trace: text('trace'),
})

/** Recurring jobs with the outcome of their last run. */
export const schedule = outbox.table('schedule', {
  name: text('name').primaryKey(),
  everySeconds: integer('every_seconds').notNull(),
  lastPlannedSlot: bigint('last_planned_slot', { mode: 'number' }),
  lastPlannedOn: day('last_planned_on'),
  lastStartedAt: instant('last_started_at'),
  lastFinishedAt: instant('last_finished_at'),
  lastOutcome: text('last_outcome'),
  lastDoneAt: instant('last_done_at'),
  knownSince: instant('known_since'),
  lastCounts: jsonb('last_counts').$type<JobCounts>(),
})
