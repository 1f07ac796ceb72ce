import type { CastOutsideParty } from '@tym/personas'
import type { FieldId } from '@tym/register'
import type { Network } from '../network.ts'

/**
 * Enters a party of the cast as approved by configuration, without keys or an address: it is reached by hand.
 */
export async function enterParty(
  { sql, clock }: Pick<Network, 'sql' | 'clock'>,
  { id, kind, name, allowedFields }: CastOutsideParty,
  alsoAllowed: readonly FieldId[] = [],
): Promise<void> {
  const at = clock.instant()
  await sql`insert into outside_parties.party (id, kind, state, entered_at) values (${id}, ${kind}, 'proposed', ${at})`
  await sql`insert into outside_parties.terms (party, number, name, country, contact, contract_reference,
      allowed_fields, proposed_by, proposed_at, decision, decided_by, decided_at)
    values (${id}, 1, ${name}, 'FI', 'x', 'x', ${[...allowedFields, ...alsoAllowed]}, 'configuration', ${at}, 'approved',
      'configuration', ${at})`
  await sql`update outside_parties.party set state = 'active', terms = 1, version = 2 where id = ${id}`
}
