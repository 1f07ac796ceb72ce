import { dayMilliseconds, daySeconds } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { deletionSteps } from '@tym/register'
import { asc, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { outstandingRecall } from './schema.ts'
import { tellOperators } from './tell-operators.ts'

const atMost = 200

/**
 * Tells the operators, again and again, that recipients have not confirmed what they were told before a
 * deletion.
 */
export function reportOutstanding(needs: Needs): JobDefinition {
  return defineJob({
    kind: 'report-outstanding-recalls',
    payload: z.strictObject({}),
    everySeconds: daySeconds,
    run: async (tx, _none, { instant }) => {
      const open = await tx.drizzle
        .select({ disclosure: outstandingRecall.disclosure, since: outstandingRecall.since })
        .from(outstandingRecall)
        .where(isNull(outstandingRecall.closedAt))
        .orderBy(asc(outstandingRecall.since))
        .limit(atMost)
      let sent = 0
      for (const { disclosure, since } of open) {
        const days = (instant.getTime() - since.getTime()) / dayMilliseconds
        const onceKey = `${disclosure}:${Math.floor(days / deletionSteps.daysBetweenAlarms)}`
        sent += await tellOperators(tx, needs, { kind: 'recallOutstanding', onceKey })
      }
      return { open: open.length, sent }
    },
  })
}
