import type { WriteTx } from '@tym/database'
import { type Parts, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type LogQuestionId, logQuestionId, Problem, safeText } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { and, eq, isNull, ne, or } from 'drizzle-orm'
import { z } from 'zod'
import { exampleQuestion, questionAnswerPlace } from './log-question.ts'
import { promiseAnswer } from './promise-answer.ts'
import { logQuestion } from './schema.ts'

const answerBody = z.strictObject({
  /** What the use was for, in words that the customer understands. */
  text: safeText(4000, 10),
})

/**
 * Answers a customer's question for the organisation to which it was sent, once; of an annulled file the
 * answer prolongs the days for the log. Throws 'not-found' also for the person whom it is about, to whom
 * there is no such question, 'state-conflict' when it is answered, 'stale-version'.
 */
async function answerLogQuestion(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  id: LogQuestionId,
  { text, expectedVersion }: z.infer<typeof answerBody> & { readonly expectedVersion: number },
  parts: Pick<Parts, 'keys'>,
): Promise<Written> {
  const notByMe = or(isNull(logQuestion.actor), ne(logQuestion.actor, by.person))
  const [seen] = await tx.drizzle
    .select()
    .from(logQuestion)
    .where(and(eq(logQuestion.id, id), eq(logQuestion.owner, by.authority), notByMe))
  if (seen === undefined) throw new Problem('not-found', 'No such question for this caller.')
  if (seen.state === 'answered') throw new Problem('state-conflict', 'The question has been answered.')
  const { customership } = seen
  const keys = await getKeys(parts, customership)
  const version = expectedVersion + 1
  const answered = await tx.drizzle
    .update(logQuestion)
    .set({
      state: 'answered' as const,
      version,
      answer: keys.encrypt(questionAnswerPlace(id), text),
      answeredBy: by.person,
      answeredAt: tx.context.instant,
    })
    .where(
      and(
        eq(logQuestion.id, id),
        eq(logQuestion.version, expectedVersion),
        ne(logQuestion.state, 'answered'),
      ),
    )
    .returning({ id: logQuestion.id })
  if (answered.length === 0) throw new Problem('stale-version', 'The question has changed since it was read.')
  await promiseAnswer(tx, { customership, once: id })
  return { id, version, touched: [{ customership, purpose: 'overseeUse', resources: [id] }] }
}

export const answerLogQuestionEndpoint = writeEndpoint({
  id: 'answerLogQuestion',
  method: 'POST',
  path: '/v1/log-questions/{logQuestion}/answer',
  tag: 'Access log',
  summary: {
    fi: 'Vastaa asiakkaan kysymykseen lokirivistä',
    sv: 'Svara på kundens fråga om en loggrad',
    en: "Answer a customer's question about a line of the log",
  },
  caller: ['person'],
  operation: 'logQuestion.answer',
  scope: 'oversight',
  params: { logQuestion: logQuestionId },
  query: {},
  body: answerBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'logQuestion.answered', ground: 'gdpr-15' },
  problems: ['not-found', 'state-conflict', 'stale-version'],
  example: {
    params: { logQuestion: exampleQuestion },
    body: { text: 'Terveydenhoitaja päivysti ja valmisteli tiistain tapaamistanne.' },
  },
  handler: (tx, { caller, params, body, expectedVersion, parts }) =>
    answerLogQuestion(tx, staffOf(caller), params.logQuestion, { ...body, expectedVersion }, parts),
})
