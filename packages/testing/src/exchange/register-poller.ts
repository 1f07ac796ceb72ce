import { samplePoller } from '@tym/personas'
import { generatePrivateJwk, type PrivateJwk, signingKeyOf } from '@tym/signing'
import type { Sql } from 'postgres'

/** The private keys of a party that fetches. */
export interface PollerKeys {
  readonly encryptionKey: PrivateJwk
  readonly signatureKey: PrivateJwk
}

/**
 * Enters the party of the cast that fetches, approved by configuration, with keys of its own and no address.
 */
export async function registerPoller(sql: Sql, instant: Date): Promise<PollerKeys> {
  const { id, kind, name, businessId, contact, contractReference, allowedFields } = samplePoller
  await sql`insert into outside_parties.party (id, kind, state, entered_at)
    values (${id}, ${kind}, 'proposed', ${instant})`
  await sql`insert into outside_parties.terms (party, number, name, business_id, country, contact, contract_reference,
      allowed_fields, proposed_by, proposed_at, decision, decided_by, decided_at)
    values (${id}, 1, ${name}, ${businessId}, 'FI', ${contact}, ${contractReference}, ${[...allowedFields]},
      'configuration', ${instant}, 'approved', 'configuration', ${instant})`
  await sql`update outside_parties.party set state = 'active', terms = 1, version = 2 where id = ${id}`
  const keys = { encryptionKey: generatePrivateJwk(), signatureKey: generatePrivateJwk() }
  await registerPollerKey(sql, keys.encryptionKey, { use: 'encryption', instant })
  await registerPollerKey(sql, keys.signatureKey, { use: 'signature', instant })
  return keys
}

/** Registers one more key of that party, confirmed unless said. */
export async function registerPollerKey(
  sql: Sql,
  key: PrivateJwk,
  {
    use,
    instant,
    isConfirmed = true,
  }: { readonly use: 'encryption' | 'signature'; readonly instant: Date; readonly isConfirmed?: boolean },
): Promise<void> {
  const { keyId, publicJwk } = signingKeyOf(key)
  const [by, at] = isConfirmed ? ['configuration', instant] : [null, null]
  await sql`insert into outside_parties.party_key (id, party, use, key_id, public_jwk, registered_by, registered_at,
      confirmed_by, confirmed_at)
    values (gen_random_uuid(), ${samplePoller.id}, ${use}, ${keyId}, ${sql.json(publicJwk)}, 'configuration', ${instant},
      ${by}, ${at})`
}
