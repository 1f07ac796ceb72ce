import { deletionHash } from '@tym/journal'
import { holdId } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { and, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { ownKeyId } from './prepare-farewell.ts'
import { heldEntry, keptHold } from './schema.ts'

export const forgetKeptKind = 'forget-kept-hold'

/**
 * Destroys what a released hold had kept: first the journal says so, so that no restore of a backup brings it
 * back; then the key goes, which makes it unreadable everywhere, then the rows. Safe to repeat; a hold that
 * is not released is left alone.
 */
export function forgetKeptHolds({ ownKeys, journal }: Pick<Needs, 'ownKeys' | 'journal'>): JobDefinition {
  return defineJob({
    kind: forgetKeptKind,
    payload: z.strictObject({ hold: holdId }),
    perform: async ({ hold }, { readOnce }) => {
      const [released] = await readOnce((tx) =>
        tx.drizzle
          .select({ id: keptHold.id })
          .from(keptHold)
          .where(and(eq(keptHold.id, hold), isNotNull(keptHold.releasedAt))),
      )
      if (released === undefined) return false
      await journal.append({ kind: 'forgotten', hash: deletionHash(ownKeyId(released.id)) })
      await ownKeys.destroy(ownKeyId(released.id))
      return true
    },
    settle: async (tx, { hold }, isReleased) => {
      if (!isReleased) return { forgotten: 0 }
      await tx.drizzle.delete(heldEntry).where(eq(heldEntry.hold, hold))
      await tx.drizzle.delete(keptHold).where(and(eq(keptHold.id, hold), isNotNull(keptHold.releasedAt)))
      return { forgotten: 1 }
    },
  })
}
