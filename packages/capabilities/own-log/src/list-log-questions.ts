import type { ReadTx } from '@tym/database'
import {
  noBody,
  type PageRequest,
  type Parts,
  pageQuery,
  readEndpoint,
  type StaffPrincipal,
  staffOf,
  type Touched,
} from '@tym/employment'
import { lineId, logQuestionId, organisationId, personId, plainDate } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { operationReach, roleId } from '@tym/register'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { listQuestions, logQuestionState, questionAnswerPlace, questionPlace } from './log-question.ts'
import { type LogQuestionRow, type LogQuestionState, logQuestion } from './schema.ts'

/**
 * A question as those who must answer see it: of the customer only what they wrote. Of whose file it is, it
 * says nothing.
 */
const shown = z.strictObject({
  id: logQuestionId,
  /** Whose supervisors must answer. */
  owner: organisationId.nullable(),
  /** What the line says of who did what; nothing for operators. */
  line: z
    .strictObject({
      id: lineId,
      at: z.iso.datetime(),
      event: z.string(),
      outcome: z.enum(['allowed', 'denied']),
      /** Null for what the platform did itself. */
      person: personId.nullable(),
      role: roleId.nullable(),
      employer: organisationId.nullable(),
    })
    .nullable(),
  /** Null for operators, and once nobody can read it any more. */
  text: z.string().nullable(),
  state: logQuestionState,
  version: z.int(),
  askedAt: z.iso.datetime(),
  dueOn: plainDate,
  answer: z.strictObject({ text: z.string().nullable(), by: personId, at: z.iso.datetime() }).nullable(),
})

type Wanted = PageRequest & { readonly state?: LogQuestionState | undefined }

/**
 * Questions that the caller may see, newest first: row-level security says which. Operators see only that
 * nobody has answered.
 */
async function listLogQuestions(
  tx: ReadTx,
  { role }: Pick<StaffPrincipal, 'role'>,
  wanted: Wanted,
  { keys: vault }: Pick<Parts, 'keys'>,
) {
  const which = wanted.state === undefined ? undefined : eq(logQuestion.state, wanted.state)
  const { page, nextCursor } = await listQuestions(tx, which, wanted)
  if (operationReach(role, 'logQuestion.read') === 'network')
    return { items: page.map(factsOf), nextCursor, touched: [] }
  const items = await Promise.all(page.map(async (row) => toView(row, await vault.find(row.customership))))
  return { items, nextCursor, touched: touchedBy(page) }
}

const factsOf = (row: LogQuestionRow): z.infer<typeof shown> => ({
  id: row.id,
  owner: row.owner,
  state: row.state,
  version: row.version,
  askedAt: row.askedAt.toISOString(),
  dueOn: row.dueOn,
  line: null,
  text: null,
  answer: null,
})

function toView(row: LogQuestionRow, keys: CustomershipKeys | undefined): z.infer<typeof shown> {
  const { id, answer, answeredBy: by, answeredAt } = row
  return {
    ...factsOf(row),
    line: {
      id: row.line,
      at: row.lineAt.toISOString(),
      event: row.event,
      outcome: row.outcome,
      person: row.actor,
      role: row.role,
      employer: row.employer,
    },
    text: keys?.decrypt(questionPlace(id), row.question) ?? null,
    answer:
      answer === null || by === null || answeredAt === null
        ? null
        : {
            text: keys?.decrypt(questionAnswerPlace(id), answer) ?? null,
            by,
            at: answeredAt.toISOString(),
          },
  }
}

/** Each customer's own log says that what they wrote was read. */
function touchedBy(rows: readonly LogQuestionRow[]): Touched[] {
  const files = new Set(rows.map(({ customership }) => customership))
  return [...files].map((customership) => {
    const resources = rows.flatMap((row) => (row.customership === customership ? [row.id] : []))
    return { customership, purpose: 'overseeUse', resources }
  })
}

export const listLogQuestionsEndpoint = readEndpoint({
  id: 'listLogQuestions',
  method: 'GET',
  path: '/v1/log-questions',
  tag: 'Access log',
  summary: {
    fi: 'Asiakkaiden kysymykset, joihin oman organisaation on vastattava',
    sv: 'Kundernas frågor som den egna organisationen ska besvara',
    en: "Customers' questions that the own organisation must answer",
  },
  caller: ['person'],
  operation: 'logQuestion.read',
  scope: 'oversight',
  params: {},
  query: { ...pageQuery, state: logQuestionState.optional() },
  body: noBody,
  output: z.strictObject({ items: z.array(shown), nextCursor: z.string().nullable() }),
  audit: { event: 'logQuestion.listed', ground: 'gdpr-15' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { limit: '20', state: 'open' } },
  handler: async (tx, { caller, query, parts }) => {
    const { touched, ...output } = await listLogQuestions(tx, staffOf(caller), query, parts)
    return { output, touched: touched.length === 0 ? [{ purpose: 'overseeUse' }] : touched }
  },
})
