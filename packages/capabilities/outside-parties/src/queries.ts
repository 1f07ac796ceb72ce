import type { ReadTx, WriteTx } from '@tym/database'
import { newId, type OutsidePartyId, type PersonId, Problem } from '@tym/kernel'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { PartyKeyId } from './party-key-use.ts'
import type { PartyEvent } from './party-state.ts'
import {
  type PartyKeyRow,
  type PartyRow,
  party,
  partyHistory,
  partyKey,
  type TermsRow,
  terms,
} from './schema.ts'

/** The party, if it is one that the caller may see. Throws Problem 'not-found' for any other, alike. */
export async function getParty(tx: ReadTx, id: OutsidePartyId): Promise<PartyRow> {
  const [row] = await tx.drizzle.select().from(party).where(eq(party.id, id))
  if (row === undefined) throw new Problem('not-found', 'The caller sees no such outside party.')
  return row
}

/** The proposal that waits for a decision, or undefined. */
export async function findProposal(tx: ReadTx, id: OutsidePartyId): Promise<TermsRow | undefined> {
  const [row] = await tx.drizzle
    .select()
    .from(terms)
    .where(and(eq(terms.party, id), isNull(terms.decision)))
  return row
}

/** Every proposal of the party that the caller may see, newest first. */
export function listTerms(tx: ReadTx, id: OutsidePartyId): Promise<TermsRow[]> {
  return tx.drizzle.select().from(terms).where(eq(terms.party, id)).orderBy(desc(terms.number)).execute()
}

export async function getPartyKey(tx: ReadTx, of: OutsidePartyId, id: PartyKeyId): Promise<PartyKeyRow> {
  const [row] = await tx.drizzle
    .select()
    .from(partyKey)
    .where(and(eq(partyKey.id, id), eq(partyKey.party, of)))
  if (row === undefined) throw new Problem('not-found', 'The party has no such key.')
  return row
}

type Fate = Partial<Pick<PartyRow, 'state' | 'terms' | 'suspendedBy' | 'suspendedAt' | 'suspensionReason'>>

/**
 * Takes a party one step further, if it still is as it was seen: of two that act at once one wins. Every step
 * raises the version and is in the history. Throws Problem 'stale-version'.
 */
export async function moveOn(
  tx: WriteTx,
  seen: Pick<PartyRow, 'id' | 'version' | 'state'>,
  fate: Fate,
  happened: { readonly event: PartyEvent; readonly by: PersonId },
): Promise<number> {
  const version = seen.version + 1
  const moved = await tx.drizzle
    .update(party)
    .set({ ...fate, version })
    .where(and(eq(party.id, seen.id), eq(party.version, seen.version), eq(party.state, seen.state)))
    .returning({ id: party.id })
  if (moved.length === 0) throw new Problem('stale-version', 'The party has changed since it was read.')
  await appendEvent(tx, { party: seen.id, version, ...happened })
  return version
}

/** Adds to the history of a party. */
export async function appendEvent(
  tx: WriteTx,
  happened: {
    readonly party: OutsidePartyId
    readonly version: number
    readonly event: PartyEvent
    readonly by: PersonId
  },
): Promise<void> {
  const { by, ...rest } = happened
  await tx.drizzle.insert(partyHistory).values({ id: newId(), ...rest, byPerson: by, at: tx.context.instant })
}
