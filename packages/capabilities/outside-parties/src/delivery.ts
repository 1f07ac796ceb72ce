import type { ReadTx } from '@tym/database'
import { type OutsidePartyId, Problem, type PublicJwk } from '@tym/kernel'
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { party, partyKey, terms } from './schema.ts'
import { getTermsInForce, type TermsInForce } from './terms-in-force.ts'

/** Where a party gets what is disclosed to it, null when it fetches, and to which key it is encrypted. */
export interface Delivery extends TermsInForce {
  readonly encryptionKey: { readonly keyId: string; readonly publicJwk: PublicJwk }
}

/**
 * How to deliver to a party that is in use: to its newest confirmed encryption key that is neither retired
 * nor revoked. Throws 'party-not-active', and 'party-not-reachable' for one that gets everything by hand: it
 * has no such key.
 */
export async function getDelivery(tx: ReadTx, id: OutsidePartyId): Promise<Delivery> {
  const terms = await getTermsInForce(tx, id)
  const key = await findEncryptionKey(tx, id)
  if (key === undefined)
    throw new Problem('party-not-reachable', 'The party has no key in use to encrypt to.', '/consent')
  return { ...terms, encryptionKey: key }
}

/** A party that is reached at an address. */
export interface AddressedDelivery extends Delivery {
  readonly address: string
}

/**
 * As `getDelivery`, of a party that something can be posted to. Throws 'party-not-reachable' for one that
 * fetches.
 */
export async function getAddressedDelivery(tx: ReadTx, id: OutsidePartyId): Promise<AddressedDelivery> {
  const { address, ...delivery } = await getDelivery(tx, id)
  if (address === null) throw new Problem('party-not-reachable', 'The party has no address.', '/consent')
  return { ...delivery, address }
}

async function findEncryptionKey(
  tx: ReadTx,
  id: OutsidePartyId,
): Promise<Delivery['encryptionKey'] | undefined> {
  const [key] = await tx.drizzle
    .select({ keyId: partyKey.keyId, publicJwk: partyKey.publicJwk })
    .from(partyKey)
    .where(
      and(
        eq(partyKey.party, id),
        eq(partyKey.use, 'encryption'),
        isNotNull(partyKey.confirmedAt),
        isNull(partyKey.notAfter),
        isNull(partyKey.revokedAt),
      ),
    )
    .orderBy(desc(partyKey.confirmedAt), desc(partyKey.id))
    .limit(1)
  return key
}

/**
 * How a party was last reached, suspended or not, so that whoever has been sent something can be told to give
 * it up: it is posted to at an address, or fetches from the exchange by itself. Undefined for one that can do
 * neither.
 */
export async function findReach(
  tx: ReadTx,
  id: OutsidePartyId,
): Promise<{ readonly address: string } | 'fetches' | undefined> {
  const [row] = await tx.drizzle
    .select({ address: terms.deliveryAddress })
    .from(party)
    .innerJoin(terms, and(eq(terms.party, party.id), eq(terms.number, party.terms)))
    .where(eq(party.id, id))
  if (row === undefined) return undefined
  if (row.address !== null) return { address: row.address }
  return (await findEncryptionKey(tx, id)) === undefined ? undefined : 'fetches'
}

/** Whether data may pass between the register and this party at all: approved, and not suspended. */
export async function isInUse(tx: ReadTx, id: OutsidePartyId): Promise<boolean> {
  const [row] = await tx.drizzle.select({ state: party.state }).from(party).where(eq(party.id, id))
  return row?.state === 'active'
}

/** The keys of these ids by which parties sign, confirmed and not revoked, whosever they are. */
export function listSignatureKeys(
  tx: ReadTx,
  keyIds: readonly string[],
): Promise<{ readonly party: OutsidePartyId; readonly keyId: string; readonly publicJwk: PublicJwk }[]> {
  return tx.drizzle
    .select({ party: partyKey.party, keyId: partyKey.keyId, publicJwk: partyKey.publicJwk })
    .from(partyKey)
    .where(
      and(
        inArray(partyKey.keyId, [...keyIds]),
        eq(partyKey.use, 'signature'),
        isNotNull(partyKey.confirmedAt),
        isNull(partyKey.revokedAt),
      ),
    )
    .execute()
}

/**
 * The confirmed key by which a party signs, retired or not, unless it was revoked; undefined when there is
 * none.
 */
export async function findSignatureKey(
  tx: ReadTx,
  id: OutsidePartyId,
  keyId: string,
): Promise<PublicJwk | undefined> {
  const [key] = await tx.drizzle
    .select({ publicJwk: partyKey.publicJwk })
    .from(partyKey)
    .where(
      and(
        eq(partyKey.party, id),
        eq(partyKey.keyId, keyId),
        eq(partyKey.use, 'signature'),
        isNotNull(partyKey.confirmedAt),
        isNull(partyKey.revokedAt),
      ),
    )
  return key?.publicJwk
}
