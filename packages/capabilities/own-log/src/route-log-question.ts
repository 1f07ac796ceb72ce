import type { ReadTx, WriteTx } from '@tym/database'
import { type LogQuestionId, logQuestionId, type OrganisationId, Problem } from '@tym/kernel'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { agencyOperators, listAnswerers, tell } from '@tym/oversight/public'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { type LogQuestionRow, logQuestion } from './schema.ts'

export const routeLogQuestionKind = 'route-log-question'

/** What the jobs see of a question: not a word of it, and not whose it is. */
export const columnsForJobs = {
  id: logQuestion.id,
  actor: logQuestion.actor,
  employer: logQuestion.employer,
  owner: logQuestion.owner,
  notices: logQuestion.notices,
  state: logQuestion.state,
  version: logQuestion.version,
  dueOn: logQuestion.dueOn,
}

/**
 * Sends a question to the employer of whoever did the act, as for a flag, and where nobody can answer tells
 * the agency's operators at once. For what nobody of staff did (the platform by itself, or a customer signed
 * in by the agency) the agency answers, which keeps the system (12 §).
 */
async function routeQuestion(tx: WriteTx, id: LogQuestionId, needs: Needs): Promise<JobCounts> {
  const [row] = await tx.drizzle.select(columnsForJobs).from(logQuestion).where(eq(logQuestion.id, id))
  if (row === undefined || row.owner !== null) return { sent: 0 }
  const { actor, dueOn, notices, version } = row
  const owner = await ownerOf(tx, row, needs)
  await tx.drizzle
    .update(logQuestion)
    .set({ owner, version: version + 1 })
    .where(and(eq(logQuestion.id, id), eq(logQuestion.version, version)))
  const answerers = await listAnswerers(tx, 'logQuestion.answer', { owner, actor }, needs)
  const onceKey = `${notices}:asked`
  if (answerers.length > 0)
    return { sent: await tell(tx, answerers, { kind: 'logQuestionAsked', dueOn, onceKey }, needs) }
  const operators = await needs.listWhoMay(tx, agencyOperators)
  return { sent: await tell(tx, operators, { kind: 'logQuestionUnattended', dueOn, onceKey }, needs) }
}

async function ownerOf(
  tx: ReadTx,
  { employer }: Pick<LogQuestionRow, 'employer'>,
  needs: Needs,
): Promise<OrganisationId> {
  if (employer !== null) return employer
  const agency = await needs.findAgency(tx)
  if (agency === undefined) throw new Problem('internal-error', 'No agency has been registered yet.')
  return agency.id
}

export function routeLogQuestion(needs: Needs): JobDefinition {
  return defineJob({
    kind: routeLogQuestionKind,
    payload: z.strictObject({ question: logQuestionId }),
    run: (tx, { question }) => routeQuestion(tx, question, needs),
  })
}
