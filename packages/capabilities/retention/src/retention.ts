import type { RetentionClass } from '@tym/register'

export { storedColumns } from './stored-columns.ts'

/**
 * Which declared retention each table of this capability follows: holds die with the file, what they need may
 * outlive it.
 */
export const tables: Readonly<Record<string, RetentionClass>> = {
  'retention.hold': 'customership',
  'retention.hold_entry': 'customership',
  'retention.hold_review': 'customership',
  'retention.annulment': 'customership',
  'retention.annulment_agreement': 'customership',
  'retention.announcement': 'customership',
  'retention.kept_hold': 'keptHolds',
  'retention.held_entry': 'keptHolds',
  'retention.farewell': 'farewells',
  'retention.outstanding_recall': 'outstandingRecalls',
  'retention.deletion_run': 'deletions',
  'retention.deletion': 'deletions',
  'retention.erased': 'deletions',
  'retention.trace': 'deletions',
  'retention.canary': 'work',
}
