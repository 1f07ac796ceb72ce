import type { ReadTx } from '@tym/database'
import { noBody, type PageRequest, type Parts, pageQuery, readEndpoint } from '@tym/employment'
import {
  type CustomershipId,
  customershipId,
  lineId,
  logQuestionId,
  organisationId,
  plainDate,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import {
  exampleFile,
  listQuestions,
  logQuestionState,
  questionAnswerPlace,
  questionPlace,
} from './log-question.ts'
import { type LogQuestionRow, logQuestion } from './schema.ts'

const shown = z.strictObject({
  id: logQuestionId,
  line: lineId,
  /** Who must answer; null until it has been sent to them, within moments. */
  organisation: organisationId.nullable(),
  text: z.string(),
  state: logQuestionState,
  askedAt: z.iso.datetime(),
  /** The last day for the answer. */
  dueOn: plainDate,
  /** Of the organisation: which of its people wrote it is not said. */
  answer: z.strictObject({ text: z.string(), at: z.iso.datetime() }).nullable(),
})

/** What the customer has asked about their own log, with the answers, newest first. */
async function listOwnLogQuestions(
  tx: ReadTx,
  customership: CustomershipId,
  page: PageRequest,
  parts: Pick<Parts, 'keys'>,
) {
  const keys = await getKeys(parts, customership)
  const cut = await listQuestions(tx, eq(logQuestion.customership, customership), page)
  return { items: cut.page.map((row) => toView(row, keys)), nextCursor: cut.nextCursor }
}

function toView(row: LogQuestionRow, keys: CustomershipKeys): z.infer<typeof shown> {
  const { id, answer, answeredAt } = row
  return {
    id,
    line: row.line,
    organisation: row.owner,
    state: row.state,
    dueOn: row.dueOn,
    text: keys.decrypt(questionPlace(id), row.question),
    askedAt: row.askedAt.toISOString(),
    answer:
      answer === null || answeredAt === null
        ? null
        : { text: keys.decrypt(questionAnswerPlace(id), answer), at: answeredAt.toISOString() },
  }
}

export const listOwnLogQuestionsEndpoint = readEndpoint({
  id: 'listOwnLogQuestions',
  method: 'GET',
  path: '/v1/customerships/{customership}/log-questions',
  tag: 'Access log',
  summary: {
    fi: 'Omat kysymykset lokista ja vastaukset niihin',
    sv: 'Egna frågor om loggen och svaren på dem',
    en: 'Own questions about the log, and their answers',
  },
  caller: ['customer'],
  operation: 'logQuestion.ask',
  scope: 'customership',
  afterAnnulment: 'open',
  params: { customership: customershipId },
  query: pageQuery,
  body: noBody,
  output: z.strictObject({ items: z.array(shown), nextCursor: z.string().nullable() }),
  audit: { event: 'logQuestion.ownListed', ground: 'gdpr-15' },
  problems: ['not-found', 'invalid-cursor'],
  example: { params: { customership: exampleFile }, query: { limit: '20' } },
  handler: async (tx, { params: { customership }, query, parts }) => {
    const output = await listOwnLogQuestions(tx, customership, query, parts)
    const resources = output.items.map(({ id }) => id)
    return { output, touched: [{ customership, purpose: 'ownData', resources }] }
  },
})
