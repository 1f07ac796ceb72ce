import type { ReadTx } from '@tym/database'
import {
  cutPage,
  noBody,
  olderThan,
  type PageRequest,
  type Parts,
  pageQuery,
  readEndpoint,
} from '@tym/employment'
import type { LineId } from '@tym/kernel'
import { and, count, desc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { type FlagView, flagView } from './flag-view.ts'
import { flagAnswerPlace, ownKeyId } from './own-key.ts'
import { type FlagRow, type FlagState, flag, flagLine } from './schema.ts'

/** Line ids that one flag shows. */
const mostLines = 100
const flagState = z.enum(['open', 'overdue', 'answered'])

type Wanted = PageRequest & { readonly state?: FlagState | undefined }

/** Flags that the caller may see, newest first: row-level security says which. */
export async function listFlags(tx: ReadTx, wanted: Wanted, { keys: vault }: Pick<Parts, 'keys'>) {
  const rows = await tx.drizzle
    .select()
    .from(flag)
    .where(
      and(
        wanted.state === undefined ? undefined : eq(flag.state, wanted.state),
        olderThan(wanted, { at: flag.raisedAt, id: flag.id }),
      ),
    )
    .orderBy(desc(flag.raisedAt), desc(flag.id))
    .limit(wanted.limit + 1)
  const cut = cutPage(rows, wanted, ({ raisedAt, id }) => ({ at: raisedAt, id }))
  const counts = await countLines(tx, cut.page)
  const items = await Promise.all(
    cut.page.map(async (row) => toView(row, counts.get(row.id) ?? 0, await newestLines(tx, row), vault)),
  )
  return { items, nextCursor: cut.nextCursor }
}

async function countLines(tx: ReadTx, rows: readonly FlagRow[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map()
  const counted = await tx.drizzle
    .select({ flag: flagLine.flag, lines: count() })
    .from(flagLine)
    .where(
      inArray(
        flagLine.flag,
        rows.map(({ id }) => id),
      ),
    )
    .groupBy(flagLine.flag)
  return new Map(counted.map(({ flag: id, lines }) => [id, lines]))
}

async function newestLines(tx: ReadTx, { id }: FlagRow): Promise<LineId[]> {
  const lines = await tx.drizzle
    .select({ line: flagLine.line })
    .from(flagLine)
    .where(eq(flagLine.flag, id))
    .orderBy(desc(flagLine.line))
    .limit(mostLines)
  return lines.map(({ line }) => line)
}

async function toView(
  row: FlagRow,
  lineCount: number,
  lines: LineId[],
  vault: Parts['keys'],
): Promise<FlagView> {
  return {
    id: row.id,
    kind: row.kind,
    actor: row.actor,
    role: row.role,
    employer: row.employer,
    authority: row.authority,
    owner: row.owner,
    from: row.fromAt.toISOString(),
    to: row.toAt.toISOString(),
    lineCount,
    lines,
    state: row.state,
    version: row.version,
    raisedAt: row.raisedAt.toISOString(),
    dueOn: row.dueOn,
    answer: await answerOf(row, vault),
  }
}

async function answerOf(
  { id, outcome, answer, answeredBy, answeredAt }: FlagRow,
  vault: Parts['keys'],
): Promise<FlagView['answer']> {
  if (outcome === null || answer === null || answeredBy === null || answeredAt === null) return null
  const keys = await vault.find(ownKeyId(id))
  const text = keys?.decrypt(flagAnswerPlace(id), answer) ?? null
  return { outcome, text, by: answeredBy, at: answeredAt.toISOString() }
}

export const listFlagsEndpoint = readEndpoint({
  id: 'listAccessFlags',
  method: 'GET',
  path: '/v1/access-flags',
  tag: 'Access log',
  summary: {
    fi: 'Poikkeava käyttö, josta oman organisaation on vastattava',
    sv: 'Avvikande användning som den egna organisationen ska svara för',
    en: 'Unusual use that the own organisation must answer for',
  },
  caller: ['person'],
  operation: 'accessFlag.read',
  scope: 'oversight',
  params: {},
  query: { ...pageQuery, state: flagState.optional() },
  body: noBody,
  output: z.strictObject({ items: z.array(flagView), nextCursor: z.string().nullable() }),
  audit: { event: 'accessFlag.listed', ground: 'ima-17' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { limit: '20', state: 'open' } },
  handler: async (tx, { query, parts }) => ({
    output: await listFlags(tx, query, parts),
    touched: [{ purpose: 'overseeUse' }],
  }),
})
