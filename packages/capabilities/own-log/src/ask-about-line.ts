import type { WriteTx } from '@tym/database'
import { type Parts, type Written, writeEndpoint } from '@tym/employment'
import {
  type CustomershipId,
  customershipId,
  dueOn,
  type LineId,
  lineId,
  newId,
  newLogQuestionId,
  Problem,
  safeText,
} from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { deadlineRule, logQuestions } from '@tym/register'
import { and, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { findOwnLine } from './find-own-line.ts'
import { exampleFile, exampleLine, questionPlace } from './log-question.ts'
import { routeLogQuestionKind } from './route-log-question.ts'
import { logQuestion } from './schema.ts'

const question = z.strictObject({
  line: lineId,
  /** What the customer wants to know of it. */
  text: safeText(2000, 5),
})

/**
 * Asks what a line of the customer's own log was for. It goes to the organisation that answers for it, which
 * has a month (GDPR 12(3)). Throws 'not-found' for a line that is not of the file, 'log-question-open' while
 * the same is asked already, and 'too-many-log-questions'.
 */
async function askAboutLine(
  tx: WriteTx,
  customership: CustomershipId,
  { line, text }: z.infer<typeof question>,
  parts: Pick<Parts, 'keys'>,
): Promise<Written> {
  const { at, event, outcome, person, role, employer, authority } = await findOwnLine(tx, customership, line)
  await verifyRoom(tx, customership, line)
  const keys = await getKeys(parts, customership)
  const { instant, calendar } = tx.context
  const id = newLogQuestionId()
  await tx.drizzle.insert(logQuestion).values({
    id,
    customership,
    line,
    lineAt: at,
    event,
    outcome,
    actor: person,
    role,
    employer,
    authority,
    question: keys.encrypt(questionPlace(id), text),
    notices: newId(),
    state: 'open' as const,
    askedAt: instant,
    dueOn: dueOn(deadlineRule('logQuestionAnswer', calendar), calendar),
  })
  await plan(tx, { kind: routeLogQuestionKind, payload: { question: id } })
  return { id, version: 1, touched: [{ customership, purpose: 'ownData', resources: [id] }] }
}

/** Questions about one file are let through one after the other, so that no two pass the limit together. */
async function verifyRoom(tx: WriteTx, customership: CustomershipId, line: LineId): Promise<void> {
  await tx.drizzle.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`log-questions:${customership}`}, 0))`,
  )
  const waiting = await tx.drizzle
    .select({ line: logQuestion.line })
    .from(logQuestion)
    .where(and(eq(logQuestion.customership, customership), ne(logQuestion.state, 'answered')))
  if (waiting.some((each) => each.line === line))
    throw new Problem('log-question-open', 'The line has an unanswered question.')
  if (waiting.length >= logQuestions.mostUnanswered)
    throw new Problem('too-many-log-questions', 'The file has as many unanswered questions as it may.')
}

export const askAboutLineEndpoint = writeEndpoint({
  id: 'askAboutLine',
  method: 'POST',
  path: '/v1/customerships/{customership}/log-questions',
  tag: 'Access log',
  summary: {
    fi: 'Kysy, mitä varten oman lokin rivin käyttö oli',
    sv: 'Fråga vad en användning i den egna loggen var till för',
    en: 'Ask what a use in the own log was for',
  },
  caller: ['customer'],
  operation: 'logQuestion.ask',
  scope: 'customership',
  afterEnd: 'open',
  afterAnnulment: 'open',
  params: { customership: customershipId },
  query: {},
  body: question,
  success: 201,
  ifMatch: false,
  audit: { event: 'logQuestion.asked', ground: 'gdpr-15' },
  problems: ['not-found', 'not-ready-yet', 'log-question-open', 'too-many-log-questions'],
  example: {
    params: { customership: exampleFile },
    body: { line: exampleLine, text: 'Miksi terveydenhoitaja luki tietojani sunnuntaina?' },
  },
  handler: (tx, { params, body, parts }) => askAboutLine(tx, params.customership, body, parts),
})
