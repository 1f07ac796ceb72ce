import type { Place } from './customership-keys.ts'

/**
 * Where the reason of a log line stands. The line gets its id only when it is written, so all reasons of one
 * customership have the same place: a reason moved to another line of the same file would still open, one
 * moved to another customership would not.
 */
export const lineReasonPlace: Place = { table: 'audit.detail', category: 0, row: 'reason', version: 0 }
