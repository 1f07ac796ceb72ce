import type { ReadTx } from '@tym/database'
import { noBody, type Principal, readEndpoint } from '@tym/employment'
import { customershipId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { isCustomer } from '@tym/register'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { exampleFile, type HoldView, holdView, reasonPlace } from './hold.ts'
import { mustSeeHolds } from './queries.ts'
import { hold, holdEntry } from './schema.ts'

/**
 * Every hold there is or was of the file, oldest first. The customer sees who holds what on which section
 * until when; the reason is for the holding authority, whose matter it may be to look into the customer.
 */
export async function listHolds(
  tx: ReadTx,
  keys: CustomershipKeys,
  caller: Pick<Principal, 'role' | 'authority'>,
): Promise<HoldView[]> {
  const { customership } = keys
  const rows = await tx.drizzle
    .select()
    .from(hold)
    .where(eq(hold.customership, customership))
    .orderBy(asc(hold.id))
  const named = await tx.drizzle
    .select({ hold: holdEntry.hold, entry: holdEntry.entry })
    .from(holdEntry)
    .where(eq(holdEntry.customership, customership))
    .orderBy(asc(holdEntry.entry))
  return rows.map((row) => ({
    id: row.id,
    scope: row.scope,
    ground: row.ground,
    section: row.section,
    authority: row.authority,
    state: row.state,
    version: row.version,
    reviewOn: row.reviewOn,
    entries: named.filter((each) => each.hold === row.id).map(({ entry }) => entry),
    proposedAt: row.proposedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    releasedAt: row.releasedAt?.toISOString() ?? null,
    ...(caller.authority === row.authority && { reason: keys.decrypt(reasonPlace(row.id), row.reason) }),
    ...(!isCustomer(caller.role) && {
      owner: row.owner,
      proposedBy: row.proposedBy,
      decidedBy: row.decidedBy,
      releasedBy: row.releasedBy,
    }),
  }))
}

export const listHoldsEndpoint = readEndpoint({
  id: 'listHolds',
  method: 'GET',
  path: '/v1/customerships/{customership}/holds',
  tag: 'Holds',
  summary: {
    fi: 'Mikä estää asiakkuuden tietojen poistamisen',
    sv: 'Vad som hindrar radering av kundrelationens uppgifter',
    en: 'What holds a customership against its deletion',
  },
  caller: ['person', 'customer'],
  operation: 'hold.read',
  scope: 'organisation',
  afterAnnulment: 'open',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(holdView) }),
  audit: { event: 'hold.listed', ground: 'tym-12' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile } },
  handler: async (tx, { caller, params, parts }) => {
    await mustSeeHolds(tx, params.customership)
    const items = await listHolds(tx, await getKeys(parts, params.customership), caller)
    return {
      output: { items },
      touched: [{ customership: params.customership, resources: items.map(({ id }) => id) }],
    }
  },
})
