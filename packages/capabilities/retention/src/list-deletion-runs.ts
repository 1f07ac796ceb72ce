import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { plainDate } from '@tym/kernel'
import { desc, inArray, lt } from 'drizzle-orm'
import { z } from 'zod'
import { deletionId } from './deletion.ts'
import { deletion, deletionRun } from './schema.ts'

const runView = z.strictObject({
  id: z.uuid(),
  on: plainDate,
  begunAt: z.iso.datetime(),
  /** Files that were due and not held when the run began. */
  due: z.int(),
  /** Of these: claimed; with their rows erased; certified; and found somewhere after the erasure. */
  begun: z.int(),
  erased: z.int(),
  certified: z.int(),
  residue: z.int(),
  /** What is not certified yet, and in which stores something was found. No file is named. */
  open: z.array(
    z.strictObject({
      deletion: deletionId,
      state: z.enum(['begun', 'erased', 'residue']),
      residue: z.array(z.string()),
    }),
  ),
})
type RunView = z.infer<typeof runView>

/**
 * How runs of the deletion have gone, newest first. Ids of deletions and numbers: nothing leads to a file.
 */
export async function listDeletionRuns(
  tx: ReadTx,
  { limit, before }: { readonly limit: number; readonly before?: string | undefined },
): Promise<RunView[]> {
  const runs = await tx.drizzle
    .select()
    .from(deletionRun)
    .where(before === undefined ? undefined : lt(deletionRun.id, before))
    .orderBy(desc(deletionRun.id))
    .limit(limit)
  const ids = runs.map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await listDeletions(tx, ids)
  return runs.map(({ id, onDate, begunAt, due }) => {
    const own = rows.filter(({ run }) => run === id)
    const count = (...states: readonly string[]) => own.filter(({ state }) => states.includes(state)).length
    const open = own.flatMap(({ id: of, state, residue }) =>
      state === 'certified' ? [] : [{ deletion: of, state, residue }],
    )
    return {
      id,
      on: onDate,
      begunAt: begunAt.toISOString(),
      due,
      begun: own.length,
      open,
      erased: own.length - count('begun'),
      certified: count('certified'),
      residue: count('residue'),
    }
  })
}

function listDeletions(tx: ReadTx, runs: readonly string[]) {
  return tx.drizzle
    .select({ id: deletion.id, run: deletion.run, state: deletion.state, residue: deletion.residue })
    .from(deletion)
    .where(inArray(deletion.run, [...runs]))
    .orderBy(deletion.id)
    .execute()
}

export const listDeletionRunsEndpoint = readEndpoint({
  id: 'listDeletionRuns',
  method: 'GET',
  path: '/v1/deletion-runs',
  tag: 'Deletion',
  summary: {
    fi: 'Miten tietojen poistot ovat sujuneet',
    sv: 'Hur raderingarna har gått',
    en: 'How the runs of the deletion have gone',
  },
  caller: ['person'],
  operation: 'deletion.plan',
  scope: 'organisation',
  params: {},
  query: {
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** The oldest run of the page before. */
    before: z.uuid().lowercase().optional(),
  },
  body: noBody,
  output: z.strictObject({ items: z.array(runView) }),
  audit: { event: 'deletion.runsListed', ground: 'tym-12' },
  problems: [],
  example: { params: {} },
  handler: async (tx, { query }) => ({ output: { items: await listDeletionRuns(tx, query) }, touched: [] }),
})
