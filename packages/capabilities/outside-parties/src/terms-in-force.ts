import type { ReadTx } from '@tym/database'
import { type Moment, type OutsidePartyId, Problem, wasThere } from '@tym/kernel'
import type { FieldId, PartyKindId } from '@tym/register'
import { and, desc, eq } from 'drizzle-orm'
import { party, terms } from './schema.ts'

/** What a consent needs to know of a party. */
export interface TermsInForce {
  readonly kind: PartyKindId
  readonly number: number
  readonly name: string
  /** Null where the party has none. */
  readonly businessId: string | null
  /** The outermost limit of what may pass. */
  readonly allowedFields: readonly FieldId[]
  /** Where deliveries are posted; null for one that fetches them, or gets everything by hand. */
  readonly address: string | null
}

const columns = {
  kind: party.kind,
  number: terms.number,
  name: terms.name,
  businessId: terms.businessId,
  allowedFields: terms.allowedFields,
  address: terms.deliveryAddress,
}

/**
 * The terms of a party that is in use. Throws 'party-not-active' for one that is suspended, unknown or only
 * proposed.
 */
export async function getTermsInForce(tx: ReadTx, id: OutsidePartyId): Promise<TermsInForce> {
  const [row] = await tx.drizzle
    .select(columns)
    .from(party)
    .innerJoin(terms, and(eq(terms.party, party.id), eq(terms.number, party.terms)))
    .where(and(eq(party.id, id), eq(party.state, 'active')))
  if (row === undefined) throw notActive()
  return row
}

/**
 * The terms that were in force when something happened. Throws 'party-not-active' when the party was not in
 * use then.
 */
export async function getTermsThen(tx: ReadTx, id: OutsidePartyId, moment: Moment): Promise<TermsInForce> {
  const rows = await tx.drizzle
    .select({ ...columns, suspendedAt: party.suspendedAt, decidedAt: terms.decidedAt })
    .from(party)
    .innerJoin(terms, and(eq(terms.party, party.id), eq(terms.decision, 'approved')))
    .where(eq(party.id, id))
    .orderBy(desc(terms.number))
  const found = rows.find(({ decidedAt }) => decidedAt !== null && wasThere(decidedAt, moment))
  if (found === undefined) throw notActive()
  const { suspendedAt, decidedAt: _decidedAt, ...then } = found
  if (suspendedAt !== null && wasThere(suspendedAt, moment)) throw notActive()
  return then
}

const notActive = () => new Problem('party-not-active', 'No party of this id is in use.', '/party')
