import type { RetentionClass } from '@tym/register'

export { storedColumns } from './stored-columns.ts'

/** Which declared retention each table of this capability follows: all of it ends with the customership. */
export const tables: Readonly<Record<string, RetentionClass>> = {
  'customer_data.entry': 'customership',
  'customer_data.draft': 'customership',
  'customer_data.entry_flag': 'customership',
  'customer_data.current_document': 'customership',
  'customer_data.identity_change': 'customership',
  'customer_data.safety_lift': 'customership',
  'customer_data.removal': 'customership',
}
