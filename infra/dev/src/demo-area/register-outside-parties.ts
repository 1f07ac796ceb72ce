import type { OutsidePartyId } from '@tym/kernel'
import { outsideParties, samplePoller, sampleRecipient } from '@tym/personas'
import type { SigningKey } from '@tym/signing'
import type postgres from 'postgres'

/** A party's own keys, of which only the public halves are registered. */
export type PartyKeys = Readonly<Record<'encryption' | 'signature', SigningKey>>

/** Where the sample recipient is reached, and its keys. */
export interface RecipientSettings {
  readonly address: string
  readonly keys: PartyKeys
}

/**
 * Writes the cast's outside parties as approved by configuration: the sample recipient with its address and
 * keys, the one that fetches with its keys only. Safe to run again: a port that has changed becomes new terms
 * of the same party.
 */
export async function registerOutsideParties(
  tx: postgres.TransactionSql,
  settings: {
    readonly recipient: RecipientSettings
    readonly poller: PartyKeys
    readonly instant: Date
  },
): Promise<void> {
  const { recipient, poller, instant } = settings
  for (const party of outsideParties) {
    await tx`insert into outside_parties.party (id, kind, state, entered_at)
      values (${party.id}, ${party.kind}, 'proposed', ${instant}) on conflict do nothing`
    const address = party.id === sampleRecipient.id ? recipient.address : null
    const [inForce] = await tx<{ number: number; address: string | null }[]>`
      select t.number, t.delivery_address as address from outside_parties.party p
      join outside_parties.terms t on t.party = p.id and t.number = p.terms where p.id = ${party.id}`
    if (inForce?.address === address && inForce !== undefined) continue
    const number = (inForce?.number ?? 0) + 1
    await tx`insert into outside_parties.terms (party, number, name, business_id, country, contact, contract_reference,
        delivery_address, allowed_fields, proposed_by, proposed_at, decision, decided_by, decided_at)
      values (${party.id}, ${number}, ${party.name}, ${party.businessId}, 'FI', ${party.contact}, ${party.contractReference},
        ${address}, ${[...party.allowedFields]}, 'configuration', ${instant}, 'approved', 'configuration', ${instant})`
    await tx`update outside_parties.party set state = 'active', terms = ${number}, version = version + 1
      where id = ${party.id}`
  }
  await registerKeys(tx, sampleRecipient.id, recipient.keys, instant)
  await registerKeys(tx, samplePoller.id, poller, instant)
}

async function registerKeys(
  tx: postgres.TransactionSql,
  party: OutsidePartyId,
  keys: PartyKeys,
  instant: Date,
): Promise<void> {
  for (const [use, key] of Object.entries(keys)) {
    await tx`insert into outside_parties.party_key (id, party, use, key_id, public_jwk, registered_by, registered_at,
        confirmed_by, confirmed_at)
      values (gen_random_uuid(), ${party}, ${use}, ${key.keyId}, ${tx.json(key.publicJwk)}, 'configuration',
        ${instant}, 'configuration', ${instant})
      on conflict do nothing`
  }
}
