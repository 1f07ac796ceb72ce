import { defineJob, type JobDefinition } from '@tym/outbox'
import { accessFlags } from '@tym/register'
import { z } from 'zod'
import { findAfterEnd } from './find-after-end.ts'
import { findCrowds } from './find-crowds.ts'
import { leaveOutFlagged, raiseFlags } from './raise-flags.ts'
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
    perform: (_none, { readLong }) =>
      readLong(async (tx) => {
        const stretch = await nextStretch(tx, kind)
        const { manyCustomers, outOfTeam } = accessFlags
        const crowds = await findCrowds(tx, stretch, { ...manyCustomers, outOfTeam: false })
        const outside = await findCrowds(tx, stretch, { ...outOfTeam, outOfTeam: true })
        const late = await findAfterEnd(tx, stretch)
        const found = {
          manyCustomers: await leaveOutFlagged(tx, 'manyCustomers', crowds),
          outOfTeam: await leaveOutFlagged(tx, 'outOfTeam', outside),
          afterEnd: await leaveOutFlagged(tx, 'afterEnd', late),
        }
        return { stretch, found }
      }),
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
