import type { RetentionClass } from '@tym/register'

export { storedColumns } from './stored-columns.ts'

/** Which declared retention each table of this capability follows: none of it is about a customer. */
export const tables: Readonly<Record<string, RetentionClass>> = {
  'outside_parties.party': 'outsideParties',
  'outside_parties.terms': 'outsideParties',
  'outside_parties.party_key': 'outsideParties',
  'outside_parties.kind': 'outsideParties',
  'outside_parties.event': 'outsideParties',
}
