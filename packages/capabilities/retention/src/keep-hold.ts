import type { WriteTx } from '@tym/database'
import { type EntryId, newId, type OrganisationId, type PersonId, type PlainDate } from '@tym/kernel'
import type { CustomershipKeys, KeyVault } from '@tym/key-vault'
import type { CategoryNumber, FieldId, RoleId } from '@tym/register'
import { eq } from 'drizzle-orm'
import { reasonPlace } from './hold.ts'
import { heldEntryPlace, keptReasonPlace } from './kept-hold.ts'
import { ownKeyId } from './prepare-farewell.ts'
import { type HoldRow, heldEntry, keptHold } from './schema.ts'

/** A version of an entry that a hold names, opened. */
export interface HeldVersion {
  readonly entry: EntryId
  readonly version: number
  readonly category: CategoryNumber
  readonly field: FieldId
  readonly owner: OrganisationId
  readonly author: PersonId
  readonly authorRole: RoleId
  readonly recordedAt: Date
  readonly occurredOn: PlainDate | null
  /** JSON. */
  readonly value: string
}

/**
 * Lets what a live hold of scope "entries" needs outlive its file: reason and entries under a key of its own
 * whose id is the hold's, with ids that lead to no file. It comes before the file's key is destroyed, and
 * called again it changes nothing.
 */
export async function keepHold(
  tx: WriteTx,
  hold: Omit<HoldRow, 'decidedBy'> & { readonly decidedBy: PersonId },
  { fileKeys, versions }: { readonly fileKeys: CustomershipKeys; readonly versions: readonly HeldVersion[] },
  vault: Pick<KeyVault, 'find' | 'create'>,
): Promise<void> {
  const known = await tx.drizzle.select({ id: keptHold.id }).from(keptHold).where(eq(keptHold.id, hold.id))
  if (known.length > 0) return
  // A crash before the commit leaves a key that opens nothing, and that the next attempt takes: were it
  // replaced, an attempt that the database gave up long ago could still destroy the key of the one that was
  // kept.
  const keys =
    (await vault.find(ownKeyId(hold.id))) ?? (await vault.create(ownKeyId(hold.id), tx.context.instant))
  const { id, ground, section, authority, owner, decidedBy: approvedBy, reviewOn } = hold
  await tx.drizzle.insert(keptHold).values({
    id,
    ground,
    section,
    authority,
    owner,
    approvedBy,
    reviewOn,
    keptAt: tx.context.instant,
    reason: keys.encrypt(keptReasonPlace(id), fileKeys.decrypt(reasonPlace(id), hold.reason)),
  })
  const numbers = new Map(
    [...new Set(versions.map(({ entry }) => entry))].map((entry, at) => [entry, at + 1]),
  )
  for (const { entry, value, ...version } of versions) {
    const row = newId()
    await tx.drizzle.insert(heldEntry).values({
      ...version,
      id: row,
      hold: id,
      number: numbers.get(entry) ?? 0,
      content: keys.encrypt(heldEntryPlace({ ...version, id: row }), value),
    })
  }
}
