import { defineJob, type JobDefinition } from '@tym/outbox'
import { accessFlags } from '@tym/register'
import { z } from 'zod'
import { findAfterEnd } from './find-after-end.ts'
import { type Crowd, findCrowds } from './find-crowds.ts'
import { raiseFlags } from './raise-flags.ts'
import type { Surroundings } from './surroundings.ts'
import { markSeen, nextStretch } from './watch.ts'

const kind = 'flag-accesses'
const everyFiveMinutes = 300

/**
 * Looks through the newest lines of the log for what is unusual, every five minutes, and through all that was missed, in
 * pieces and beside the transaction that keeps what was found: who opens very many files must not keep it from its end.
 */
export function flagAccesses(surroundings: Surroundings): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({}),
    everySeconds: everyFiveMinutes,
    perform: async (_none, { readOnce, readLong }) => {
      const stretch = await readOnce((tx) => nextStretch(tx, kind))
      const crowdsOf = (crowd: Crowd) => readLong((tx) => findCrowds(tx, stretch, crowd))
      const found = {
        manyCustomers: await crowdsOf({
          ...accessFlags.manyCustomers,
          outOfTeam: false,
        }),
        outOfTeam: await crowdsOf({ ...accessFlags.outOfTeam, outOfTeam: true }),
        afterEnd: await readLong((tx) => findAfterEnd(tx, stretch)),
      }
      return { stretch, found }
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
