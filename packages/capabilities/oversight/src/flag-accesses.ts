import { defineJob, type JobDefinition } from '@tym/outbox'
import { accessFlags } from '@tym/register'
import { z } from 'zod'
import { findAfterEnd } from './find-after-end.ts'
import { findCrowds } from './find-crowds.ts'
import { findOpenings } from './find-openings.ts'
import type { Needs } from './needs.ts'
import { raiseFlags } from './raise-flags.ts'
import { markSeen, mostLines, nextStretch } from './watch.ts'

const kind = 'flag-accesses'
const everyFiveMinutes = 300

/**
 * Looks every five minutes through the newest lines of the sealed log, and through all that was missed, for
 * what is unusual. It does so in pieces and outside the transaction that keeps what was found: whoever opens
 * very many files must not keep the watch from its end.
 */
export function flagAccesses(needs: Needs): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({}),
    everySeconds: everyFiveMinutes,
    perform: (_none, { readLong }) =>
      readLong(async (tx) => {
        const stretch = await nextStretch(tx, kind)
        if (stretch === undefined) return undefined
        const { manyCustomers, outOfTeam } = accessFlags
        const found = {
          manyCustomers: await findCrowds(tx, stretch, {
            kind: 'manyCustomers',
            ...manyCustomers,
            outOfTeam: false,
          }),
          outOfTeam: await findCrowds(tx, stretch, { kind: 'outOfTeam', ...outOfTeam, outOfTeam: true }),
          afterEnd: await findAfterEnd(tx, stretch),
          glassOpening: await findOpenings(tx, stretch),
        }
        return { stretch, found }
      }),
    settle: async (tx, _none, looked, { plan }) => {
      const counts = { raised: 0, lines: 0 }
      if (looked === undefined) return counts
      const isWhole = Object.values(looked.found).every((lines) => lines.length < mostLines)
      if (!(await markSeen(tx, kind, looked.stretch, isWhole))) return counts
      for (const what of ['manyCustomers', 'outOfTeam', 'afterEnd', 'glassOpening'] as const) {
        const { raised, lines } = await raiseFlags(tx, what, looked.found[what], needs)
        counts.raised += raised
        counts.lines += lines
      }
      if (!isWhole || !looked.stretch.isLast) await plan({ kind })
      return counts
    },
  })
}
