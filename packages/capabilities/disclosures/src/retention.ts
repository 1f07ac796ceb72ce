import type { RetentionClass } from '@tym/register'

export { storedColumns } from './stored-columns.ts'

/**
 * Which declared retention each table of this capability follows: what was disclosed dies with the
 * customership.
 */
export const tables: Readonly<Record<string, RetentionClass>> = {
  'disclosures.disclosure': 'disclosures',
  'disclosures.item': 'disclosures',
  'disclosures.approval': 'disclosures',
  'disclosures.recall': 'disclosures',
  'disclosures.to_compare': 'disclosures',
  'disclosures.obtaining': 'disclosures',
  'disclosures.obtained_entry': 'disclosures',
  'disclosures.exclusion': 'disclosures',
  'disclosures.own_copy': 'disclosures',
}
