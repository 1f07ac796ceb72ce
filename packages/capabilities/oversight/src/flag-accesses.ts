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

/** Looks through the newest lines of the log for what is unusual, every five minutes, and through all that was missed. */
export function flagAccesses(surroundings: Surroundings): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({}),
    everySeconds: everyFiveMinutes,
    run: async (tx, _none, { plan }) => {
      const stretch = await nextStretch(tx, kind)
      const { manyCustomers, outOfTeam } = accessFlags
      const found = [
        ['manyCustomers', await findCrowds(tx, stretch, { ...manyCustomers, outOfTeam: false })],
        ['outOfTeam', await findCrowds(tx, stretch, { ...outOfTeam, outOfTeam: true })],
        ['afterEnd', await findAfterEnd(tx, stretch)],
      ] as const
      const counts = { raised: 0, lines: 0 }
      for (const [what, lines] of found) {
        const { raised, lines: added } = await raiseFlags(tx, what, lines, surroundings)
        counts.raised += raised
        counts.lines += added
      }
      await markSeen(tx, kind, stretch.until)
      if (!stretch.isLast) await plan({ kind })
      return counts
    },
  })
}
