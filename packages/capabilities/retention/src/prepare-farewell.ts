import type { WriteTx } from '@tym/database'
import { addDays, customershipId, languages, newId } from '@tym/kernel'
import type { CustomershipKeys, KeyVault, Place } from '@tym/key-vault'
import { deletionSteps } from '@tym/register'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Address } from './message.ts'
import { farewell } from './schema.ts'

const address = z.strictObject({
  nationalId: z.string(),
  languages: z.array(z.enum(languages)).min(1),
  /**
   * Other files of the person: a death may be noticed in them before this is sent. None for those of earlier
   * releases.
   */
  others: z.array(customershipId).readonly().default([]),
})
type Farewell = z.infer<typeof address>

const addressPlace = (id: string): Place => ({
  table: 'retention.farewell',
  category: 1,
  row: id,
  version: 1,
})

/** The vault knows keys by the id of what they are for; a farewell's is not a file's. */
export const ownKeyId = (id: string) => customershipId.parse(id)

/**
 * Puts the customer's address aside under a key of its own, before the file's key is destroyed, so that they
 * can be told that the deletion is done; once for each deletion. A crash before the commit leaves a key that
 * opens nothing.
 */
export async function prepareFarewell(
  tx: WriteTx,
  deletion: string,
  to: Address & Partial<Pick<Farewell, 'others'>>,
  vault: Pick<KeyVault, 'create'>,
): Promise<void> {
  const known = await tx.drizzle
    .select({ id: farewell.id })
    .from(farewell)
    .where(eq(farewell.deletion, deletion))
  if (known.length > 0) return
  const id = newId()
  const keys = await vault.create(ownKeyId(id), tx.context.instant)
  await tx.drizzle.insert(farewell).values({
    id,
    deletion,
    plannedAt: tx.context.instant,
    address: keys.encrypt(addressPlace(id), JSON.stringify(to)),
    giveUpOn: addDays(tx.context.calendar, deletionSteps.farewellDays),
  })
}

/** Marks that the deletion is certified, so that the customer is told. Called again it changes nothing. */
export async function readyFarewell(tx: WriteTx, deletion: string): Promise<void> {
  await tx.drizzle
    .update(farewell)
    .set({ readyAt: tx.context.instant })
    .where(and(eq(farewell.deletion, deletion), isNull(farewell.readyAt)))
}

/** To whom a farewell goes. */
export function openAddress(id: string, sealed: Buffer, keys: CustomershipKeys): Farewell {
  return address.parse(JSON.parse(keys.decrypt(addressPlace(id), sealed)))
}
