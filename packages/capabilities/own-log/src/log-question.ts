import type { ReadTx } from '@tym/database'
import { cutPage, olderThan, type PageRequest } from '@tym/employment'
import { customershipId, type LogQuestionId, lineId, logQuestionId } from '@tym/kernel'
import type { Place } from '@tym/key-vault'
import { and, desc, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { type LogQuestionRow, logQuestion } from './schema.ts'

/** Until it is answered; overdue from the day after its last one. */
export const logQuestionState = z.enum(['open', 'overdue', 'answered'])

/** Question and answer stand under the keys of the file that the line is of, each in a place of its own. */
export const questionPlace = (id: LogQuestionId): Place => ({
  table: 'oversight.log_question',
  category: 0,
  row: id,
  version: 1,
})
export const questionAnswerPlace = (id: LogQuestionId): Place => ({
  table: 'oversight.log_question',
  category: 0,
  row: id,
  version: 2,
})

/** A page of the questions that row-level security shows the caller, newest first. */
export async function listQuestions(
  tx: ReadTx,
  which: SQL | undefined,
  wanted: PageRequest,
): Promise<{ readonly page: readonly LogQuestionRow[]; readonly nextCursor: string | null }> {
  const rows = await tx.drizzle
    .select()
    .from(logQuestion)
    .where(and(which, olderThan(wanted, { at: logQuestion.askedAt, id: logQuestion.id })))
    .orderBy(desc(logQuestion.askedAt), desc(logQuestion.id))
    .limit(wanted.limit + 1)
  return cutPage(rows, wanted, ({ askedAt, id }) => ({ at: askedAt, id }))
}

/** Ids of the examples in the documentation, which the denial suite sends. */
export const exampleFile = customershipId.parse('0198f0a0-0000-7000-8000-00000000c001')
export const exampleLine = lineId.parse('0198f0a0-0000-7000-8000-000000001001')
export const exampleQuestion = logQuestionId.parse('0198f0a0-0000-7000-8000-000000000a01')
