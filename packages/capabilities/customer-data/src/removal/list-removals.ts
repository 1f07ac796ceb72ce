import type { ReadTx } from '@tym/database'
import { noBody, type Principal, readEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId } from '@tym/kernel'
import { getField, isCustomer, readCell, readReach } from '@tym/register'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { type RemovalRow, removal } from '../schema.ts'
import { mustSeeRemovals } from './queries.ts'
import { exampleFile, type RemovalView, removalView } from './removal.ts'

/**
 * Every removal there is or was of the file, oldest first. The customer sees all of them, the storing
 * organisation its own, and others those of facts that their role reads.
 */
export async function listRemovals(
  tx: ReadTx,
  customership: CustomershipId,
  caller: Pick<Principal, 'role' | 'authority'>,
): Promise<RemovalView[]> {
  const rows = await tx.drizzle
    .select()
    .from(removal)
    .where(eq(removal.customership, customership))
    .orderBy(asc(removal.id))
  return rows.filter((row) => mayKnow(caller, row)).map((row) => viewOf(caller, row))
}

function mayKnow({ role, authority }: Pick<Principal, 'role' | 'authority'>, row: RemovalRow): boolean {
  if (isCustomer(role) || row.owner === authority) return true
  const isConditional = readCell(role, getField(row.field).category)?.condition !== undefined
  // Decided without opening the file, so what only a condition of the file would show stays hidden.
  return (
    readReach(role, row.field, { kelaInPlan: false }) === 'all' && !isConditional && row.state === 'removed'
  )
}

function viewOf({ role, authority }: Pick<Principal, 'role' | 'authority'>, row: RemovalRow): RemovalView {
  const { id, entry, category, field, owner, reason, state, version, backupsUntil, also } = row
  return {
    id,
    entry,
    category,
    field,
    class: row.class,
    owner,
    reason,
    state,
    version,
    backupsUntil,
    proposedAt: row.proposedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    certified: row.certifiedAt !== null,
    ...(owner === authority && { also }),
    ...(!isCustomer(role) && { proposedBy: row.proposedBy, decidedBy: row.decidedBy }),
  }
}

export const listRemovalsEndpoint = readEndpoint({
  id: 'listRemovals',
  method: 'GET',
  path: '/v1/customerships/{customership}/removals',
  tag: 'Removals',
  summary: {
    fi: 'Mitä virheellisiä tietoja asiakkuudesta on poistettu tai ehdotettu poistettavaksi',
    sv: 'Vilka felaktiga uppgifter som har tagits bort ur kundrelationen eller föreslagits bli borttagna',
    en: 'Which wrong facts have been removed from a file, or proposed to be',
  },
  caller: ['person', 'customer'],
  operation: 'removal.read',
  scope: 'organisation',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(removalView) }),
  audit: { event: 'removal.listed', ground: 'gdpr-17' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile } },
  handler: async (tx, { caller, params: { customership } }) => {
    await mustSeeRemovals(tx, customership)
    const items = await listRemovals(tx, customership, caller)
    return { output: { items }, touched: [{ customership, resources: items.map(({ id }) => id) }] }
  },
})
