import type { WriteTx } from '@tym/database'
import { addDays, daysBetween, logQuestionId } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { agencyOperators, listAnswerers, tell } from '@tym/oversight/public'
import { logQuestions } from '@tym/register'
import { and, asc, eq, gt, isNotNull, lt, lte, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { columnsForJobs } from './route-log-question.ts'
import { type LogQuestionRow, logQuestion } from './schema.ts'

const kind = 'remind-log-questions'
const everySixHours = 21_600
/** Questions that one transaction tells of. */
const batch = 200

type Waiting = Pick<LogQuestionRow, keyof typeof columnsForJobs>
/** Where the transaction before ended, when there was more than one could tell of. */
const place = z.strictObject({ after: logQuestionId.exactOptional() })

/** A question is overdue from the day after its last one, also one that has not reached anybody yet. */
async function becomeOverdue(tx: WriteTx): Promise<number> {
  const late = await tx.drizzle
    .update(logQuestion)
    .set({ state: 'overdue', version: sql`${logQuestion.version} + 1` })
    .where(and(eq(logQuestion.state, 'open'), lt(logQuestion.dueOn, tx.context.calendar)))
    .returning({ id: logQuestion.id })
  return late.length
}

async function listSoonDue(tx: WriteTx, { after }: z.infer<typeof place>): Promise<Waiting[]> {
  const until = addDays(tx.context.calendar, logQuestions.remindDaysBefore)
  return tx.drizzle
    .select(columnsForJobs)
    .from(logQuestion)
    .where(
      and(
        ...[ne(logQuestion.state, 'answered'), isNotNull(logQuestion.owner), lte(logQuestion.dueOn, until)],
        after === undefined ? undefined : gt(logQuestion.id, after),
      ),
    )
    .orderBy(asc(logQuestion.id))
    .limit(batch)
}

/**
 * Those who must answer are reminded; when it is late, and where there is nobody, the agency's operators as
 * well.
 */
async function remind(tx: WriteTx, row: Waiting, needs: Needs): Promise<number> {
  const { owner, actor, dueOn, notices } = row
  if (owner === null) return 0
  const answerers = await listAnswerers(tx, 'logQuestion.answer', { owner, actor }, needs)
  const isOverdue = row.state === 'overdue'
  const operators = isOverdue || answerers.length === 0 ? await needs.listWhoMay(tx, agencyOperators) : []
  const others = operators.filter(({ person }) => person !== actor)
  const step = Math.floor(daysBetween(dueOn, tx.context.calendar) / logQuestions.daysBetweenAlarms)
  const notice = isOverdue
    ? ({ kind: 'logQuestionOverdue', dueOn, onceKey: `${notices}:${step}` } as const)
    : ({ kind: 'logQuestionDue', dueOn, onceKey: `${notices}:due` } as const)
  return tell(tx, [...answerers, ...others], notice, needs)
}

/**
 * Keeps the clock of questions: those who must answer are reminded some days before the last day; after it
 * they and the agency's operators are told, again and again, until it is answered.
 */
export function remindLogQuestions(needs: Needs): JobDefinition {
  return defineJob({
    kind,
    payload: place,
    everySeconds: everySixHours,
    run: async (tx, from, { plan }) => {
      const overdue = await becomeOverdue(tx)
      const soon = await listSoonDue(tx, from)
      let sent = 0
      for (const row of soon) sent += await remind(tx, row, needs)
      const last = soon.at(-1)
      if (soon.length === batch && last !== undefined) await plan({ kind, payload: { after: last.id } })
      return { overdue, sent }
    },
  })
}
