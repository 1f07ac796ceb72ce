import type { ReadTx } from '@tym/database'
import { type OutsidePartyId, Problem } from '@tym/kernel'
import type { PublicJwk } from '@tym/role-certificate'
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { party, partyKey, terms } from './schema.ts'
import { getTermsInForce, type TermsInForce } from './terms-in-force.ts'

/** Where a party gets what is disclosed to it, and to which key it is encrypted. */
export interface Delivery extends TermsInForce {
  readonly address: string
  readonly encryptionKey: { readonly keyId: string; readonly publicJwk: PublicJwk }
}

/**
 * How to deliver to a party that is in use: to its newest confirmed encryption key that is neither retired nor revoked.
 * Throws 'party-not-active', and 'party-not-reachable' for one that gets everything by hand.
 */
export async function getDelivery(tx: ReadTx, id: OutsidePartyId): Promise<Delivery> {
  const terms = await getTermsInForce(tx, id)
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
  if (terms.address === null || key === undefined)
    throw new Problem('party-not-reachable', 'The party has no address or no key in use.', '/consent')
  return { ...terms, address: terms.address, encryptionKey: key }
}

/** Where a party was last reached, suspended or not: who has been sent something can be told to give it up. */
export async function findAddress(tx: ReadTx, id: OutsidePartyId): Promise<string | undefined> {
  const [row] = await tx.drizzle
    .select({ address: terms.deliveryAddress })
    .from(party)
    .innerJoin(terms, and(eq(terms.party, party.id), eq(terms.number, party.terms)))
    .where(eq(party.id, id))
  return row?.address ?? undefined
}

/** The confirmed key by which a party signs, retired or not, unless it was revoked; undefined when there is none. */
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
