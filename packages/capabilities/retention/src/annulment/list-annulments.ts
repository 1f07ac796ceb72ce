import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { annulmentId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type AnnulmentRow, annulment } from '../schema.ts'
import { type AnnulmentView, annulmentState, annulmentView, groundsPlace } from './annulment.ts'
import { listAwaited } from './queries.ts'

const counts = z.object({
  flags: z.coerce.number(),
  questions: z.coerce.number(),
  delays: z.coerce.number(),
  holds: z.coerce.number(),
})

const query = {
  state: annulmentState.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** The oldest annulment of the page before. */
  before: annulmentId.optional(),
}

/**
 * What is proposed to be annulled and what has been, newest first, as far as the caller has to do with it:
 * row-level security shows the authority that opened a file its own, and another organisation what awaits its
 * agreement. What was destroyed is in no list.
 */
export async function listAnnulments(
  tx: ReadTx,
  { state, limit, before }: z.infer<z.ZodObject<typeof query>>,
  keys: Pick<KeyVault, 'find'>,
): Promise<AnnulmentView[]> {
  const rows = await tx.drizzle
    .select()
    .from(annulment)
    .where(
      and(
        state === undefined ? undefined : eq(annulment.state, state),
        before === undefined ? undefined : lt(annulment.id, before),
      ),
    )
    .orderBy(desc(annulment.id))
    .limit(limit)
  const views: AnnulmentView[] = []
  for (const row of rows) views.push(await viewOf(tx, row, keys))
  return views
}

async function viewOf(
  tx: ReadTx,
  { grounds: sealed, proposedAt, decidedAt, toldAt, ...row }: AnnulmentRow,
  vault: Pick<KeyVault, 'find'>,
): Promise<AnnulmentView> {
  const { id, customership, authority, reason, state, version, proposedBy, decidedBy, closedOn, logUntil } =
    row
  const keys = await vault.find(customership)
  const grounds = sealed === null || keys === undefined ? null : keys.decrypt(groundsPlace(id), sealed)
  return {
    id,
    customership,
    authority,
    reason,
    grounds,
    state,
    version,
    proposedBy,
    decidedBy,
    closedOn,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    logUntil,
    personTold: toldAt !== null,
    awaits: state === 'proposed' ? [...(await listAwaited(tx, id))] : [],
    open: state === 'closed' ? await countOpen(tx, row) : null,
  }
}

async function countOpen(tx: ReadTx, { customership }: Pick<AnnulmentRow, 'customership'>) {
  const [row] = await tx.drizzle.execute(
    sql`select flags, questions, delays, holds from relation.annulment_waits(${customership})`,
  )
  return counts.parse(row)
}

export const listAnnulmentsEndpoint = readEndpoint({
  id: 'listAnnulments',
  method: 'GET',
  path: '/v1/annulments',
  tag: 'Annulment',
  summary: {
    fi: 'Asiakkuuksien mitätöinnit ja niitä koskevat ehdotukset',
    sv: 'Ogiltigförklaringar av kundrelationer och förslag till sådana',
    en: 'Annulments of customerships and proposals of them',
  },
  caller: ['person'],
  operation: 'annulment.read',
  scope: 'organisation',
  params: {},
  query,
  body: noBody,
  output: z.strictObject({ items: z.array(annulmentView) }),
  audit: { event: 'annulment.listed', ground: 'gdpr-17' },
  problems: [],
  example: { params: {} },
  handler: async (tx, { query: asked, parts }) => {
    const items = await listAnnulments(tx, asked, parts.keys)
    return {
      output: { items },
      touched: items.map(({ id, customership }) => ({ customership, resources: [id] })),
    }
  },
})
