import { accessFlagId } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { agencyOperators, listAnswerers, tell } from './recipients.ts'
import { flag } from './schema.ts'

export const flagAnsweredKind = 'tell-flag-answered'

/**
 * Tells that a flag has been answered: whoever reads the flags of its owner, its data-protection officers
 * first of all, and the agency's operators where they had been told of it. Never the flagged person, to whom
 * there is no such flag, nor anybody of the files, who were not told of it either.
 */
export function tellFlagAnswered(needs: Needs): JobDefinition {
  return defineJob({
    kind: flagAnsweredKind,
    payload: z.strictObject({ flag: accessFlagId, state: z.enum(['open', 'overdue']) }),
    run: async (tx, { flag: id, state }) => {
      const [row] = await tx.drizzle.select().from(flag).where(eq(flag.id, id))
      if (row === undefined) return { told: 0 }
      const readers = await listAnswerers(tx, 'accessFlag.read', row, needs)
      const operators = state === 'overdue' ? await needs.listWhoMay(tx, agencyOperators) : []
      const others = [...readers, ...operators].filter(
        ({ person }) => person !== row.answeredBy && person !== row.actor,
      )
      const notice = { kind: 'accessFlagAnswered', dueOn: row.dueOn, onceKey: `${id}:answered` } as const
      return { told: await tell(tx, others, notice, needs) }
    },
  })
}
