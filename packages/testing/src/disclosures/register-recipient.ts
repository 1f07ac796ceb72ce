import type { OutsidePartyId } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import type { FieldId } from '@tym/register'
import { signingKeyOf } from '@tym/signing'
import type { Sql } from 'postgres'
import type { RunningRecipient } from './start-recipient.ts'

/**
 * Enters the sample recipient, or another party like it, as approved by configuration, reached at this
 * address, with its public keys.
 */
export async function registerRecipient(
  sql: Sql,
  { encryptionKey, signatureKey }: Pick<RunningRecipient, 'encryptionKey' | 'signatureKey'>,
  entered: {
    readonly address: string
    readonly instant: Date
    readonly alsoAllowed?: readonly FieldId[]
    readonly as?: { readonly id: OutsidePartyId; readonly businessId: string }
  },
): Promise<void> {
  const { id, kind, name, businessId, contact, contractReference, allowedFields } = {
    ...sampleRecipient,
    ...entered.as,
  }
  const { address, instant, alsoAllowed = [] } = entered
  await sql`insert into outside_parties.party (id, kind, state, entered_at)
    values (${id}, ${kind}, 'proposed', ${instant})`
  await sql`insert into outside_parties.terms (party, number, name, business_id, country, contact, contract_reference,
      delivery_address, allowed_fields, proposed_by, proposed_at, decision, decided_by, decided_at)
    values (${id}, 1, ${name}, ${businessId}, 'FI', ${contact}, ${contractReference}, ${address},
      ${[...allowedFields, ...alsoAllowed]}, 'configuration', ${instant}, 'approved', 'configuration', ${instant})`
  await sql`update outside_parties.party set state = 'active', terms = 1, version = 2 where id = ${id}`
  for (const [use, jwk] of [
    ['encryption', encryptionKey],
    ['signature', signatureKey],
  ] as const) {
    const { keyId, publicJwk } = signingKeyOf(jwk)
    await sql`insert into outside_parties.party_key (id, party, use, key_id, public_jwk, registered_by, registered_at,
        confirmed_by, confirmed_at)
      values (gen_random_uuid(), ${id}, ${use}, ${keyId}, ${sql.json(publicJwk)}, 'configuration', ${instant},
        'configuration', ${instant})`
  }
}
