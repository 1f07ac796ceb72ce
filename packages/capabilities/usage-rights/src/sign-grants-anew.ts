import { findKeyName, signingKeyId } from '@tym/organisations/public'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { planSignature } from './plan-signature.ts'
import { usageRight } from './schema.ts'

/** Planned by whoever revokes the agency's key. */
const kind = 'sign-grants-anew'
const batch = 200

/**
 * The rights whose statement is void with a revoked key of the agency lose it and are signed again, batch
 * after batch.
 */
export const signGrantsAnew: JobDefinition = defineJob({
  kind,
  payload: z.object({ key: signingKeyId }),
  run: async (tx, { key }, { plan }) => {
    const name = await findKeyName(tx, key)
    if (name === undefined) return { planned: 0 }
    const dead = await tx.drizzle
      .select({ id: usageRight.id, version: usageRight.version })
      .from(usageRight)
      .where(
        and(
          eq(usageRight.statementKeyId, name.keyId),
          eq(usageRight.state, 'granted'),
          isNotNull(usageRight.statement),
        ),
      )
      .limit(batch)
    if (dead.length === 0) return { planned: 0 }
    await tx.drizzle
      .update(usageRight)
      .set({ statement: null, statementKeyId: null, statementSignedAt: null })
      .where(
        inArray(
          usageRight.id,
          dead.map(({ id }) => id),
        ),
      )
    for (const { id, version } of dead) await planSignature(tx, { usageRight: id, version, again: key })
    if (dead.length === batch) await plan({ kind, payload: { key } })
    return { planned: dead.length }
  },
})
