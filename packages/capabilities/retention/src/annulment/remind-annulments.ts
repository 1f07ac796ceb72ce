import { addDays, dateInHelsinki, daysBetween } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { annulmentReminders } from '@tym/register'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { annulment } from '../schema.ts'
import { planTelling } from './tell-annulment.ts'

const everySixHours = 21_600

/**
 * Tells whoever has to agree to a proposed annulment, or to decide on it, again and again for as long as it
 * waits.
 */
export const remindOfAnnulments: JobDefinition = defineJob({
  kind: 'remind-annulments',
  payload: z.strictObject({}),
  everySeconds: everySixHours,
  run: async (tx, _none, { plan, calendar }) => {
    const rows = await tx.drizzle
      .select({ id: annulment.id, proposedAt: annulment.proposedAt })
      .from(annulment)
      .where(eq(annulment.state, 'proposed'))
      .orderBy(asc(annulment.id))
    let reminded = 0
    for (const { id, proposedAt } of rows) {
      const proposedOn = dateInHelsinki(proposedAt)
      const times = Math.floor(daysBetween(proposedOn, calendar) / annulmentReminders.daysBetween)
      if (times < 1) continue
      await plan(planTelling(id, 'proposed', addDays(proposedOn, times * annulmentReminders.daysBetween)))
      reminded += 1
    }
    return { reminded }
  },
})
