import type { ReadTx } from '@tym/database'
import { type LocalizedText, Problem } from '@tym/kernel'
import { type AddedPartyKind, isPartyId, isRegistrable, type PartyKindId, parties } from '@tym/register'
import { and, eq } from 'drizzle-orm'
import { partyKindRow } from '../schema.ts'

/** Throws 'party-not-allowed' for a kind that is not entered by name, or that nobody has added. */
export async function mustBeEntered(tx: ReadTx, kind: PartyKindId): Promise<void> {
  const isKnown = isPartyId(kind) ? isRegistrable(kind) : (await findAdded(tx, kind)) !== undefined
  if (!isKnown)
    throw new Problem('party-not-allowed', 'Parties of this kind are not entered by name.', '/kind')
}

/** What a kind is called, in three languages; by its code where nobody may say more. */
export async function getKindTitle(tx: ReadTx, kind: PartyKindId): Promise<LocalizedText> {
  if (isPartyId(kind)) return parties[kind].title
  const added = await findAdded(tx, kind)
  if (added === undefined) return { fi: kind, sv: kind, en: kind }
  return { fi: added.titleFi, sv: added.titleSv, en: added.titleEn }
}

async function findAdded(tx: ReadTx, kind: AddedPartyKind) {
  const [row] = await tx.drizzle
    .select()
    .from(partyKindRow)
    .where(and(eq(partyKindRow.code, kind), eq(partyKindRow.state, 'approved')))
  return row
}
