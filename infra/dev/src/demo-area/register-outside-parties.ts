import { outsideParties } from '@tym/personas'
import type postgres from 'postgres'

/** Writes the cast's outside parties as approved by configuration, without keys or addresses. Safe to run again. */
export async function registerOutsideParties(
  tx: postgres.TransactionSql,
  { instant }: { readonly instant: Date },
): Promise<void> {
  for (const party of outsideParties) {
    const [added] = await tx`insert into outside_parties.party (id, kind, state, entered_at)
      values (${party.id}, ${party.kind}, 'proposed', ${instant}) on conflict do nothing returning id`
    if (added === undefined) continue
    await tx`insert into outside_parties.terms (party, number, name, business_id, country, contact, contract_reference,
        allowed_fields, proposed_by, proposed_at, decision, decided_by, decided_at)
      values (${party.id}, 1, ${party.name}, ${party.businessId}, 'FI', ${party.contact}, ${party.contractReference},
        ${[...party.allowedFields]}, 'configuration', ${instant}, 'approved', 'configuration', ${instant})`
    await tx`update outside_parties.party set state = 'active', terms = 1, version = 2 where id = ${party.id}`
  }
}
