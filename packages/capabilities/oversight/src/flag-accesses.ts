import { defineJob, type JobDefinition } from '@tym/outbox'
import { accessFlags } from '@tym/register'
import { z } from 'zod'
import { findAfterEnd } from './find-after-end.ts'
import { findCrowds } from './find-crowds.ts'
import { raiseFlags } from './raise-flags.ts'
import type { Surroundings } from './surroundings.ts'
import { markSeen, nextStretch } from './watch.ts'

const kind = 'flag-accesses'
const everyFiveMinutes = 300

/**
 * Looks through the newest lines of the log for what is unusual, every five minutes, and through all that was missed. Each
 * look is a transaction of its own, so that who opens very many files gives none of them too much to do.
 */
export function flagAccesses(surroundings: Surroundings): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({}),
    everySeconds: everyFiveMinutes,
    perform: async (_none, { readOnce }) => {
      const stretch = await readOnce((tx) => nextStretch(tx, kind))
      const manyCustomers = await readOnce((tx) =>
        findCrowds(tx, stretch, { ...accessFlags.manyCustomers, outOfTeam: false }),
      )
      const outOfTeam = await readOnce((tx) =>
        findCrowds(tx, stretch, { ...accessFlags.outOfTeam, outOfTeam: true }),
      )
      const afterEnd = await readOnce((tx) => findAfterEnd(tx, stretch))
      return { stretch, found: { manyCustomers, outOfTeam, afterEnd } }
    },
    settle: async (tx, _none, { stretch, found }, { plan }) => {
      const counts = { raised: 0, lines: 0 }
      for (const what of ['manyCustomers', 'outOfTeam', 'afterEnd'] as const) {
        const { raised, lines } = await raiseFlags(tx, what, found[what], surroundings)
        counts.raised += raised
        counts.lines += lines
      }
      await markSeen(tx, kind, stretch.until)
      if (!stretch.isLast) await plan({ kind })
      return counts
    },
  })
}
