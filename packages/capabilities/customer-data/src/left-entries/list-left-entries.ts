import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, entryId } from '@tym/kernel'
import { fieldId, isCategoryNumber, mayRecord, type RoleId } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const leftEntry = z.object({
  customership: customershipId,
  entry: entryId,
  category: z.number().refine(isCategoryNumber),
  field: fieldId,
  flaggedAt: z.coerce.date(),
})

/**
 * Entries that the caller's organisation stored in files that have since been transferred from it, and on
 * which a remark stands, in the fields that the caller's role records. Ids only; the longest waiting first.
 */
export async function listLeftEntries(tx: ReadTx, role: RoleId) {
  const rows = await tx.drizzle.execute(
    sql`select customership, entry, category, field, flagged_at as "flaggedAt" from relation.left_entries()`,
  )
  return z
    .array(leftEntry)
    .parse([...rows])
    .filter(({ field }) => mayRecord(role, field))
}

export const listLeftEntriesEndpoint = readEndpoint({
  id: 'listLeftEntries',
  method: 'GET',
  path: '/v1/left-entries',
  tag: 'Entries left behind',
  summary: {
    fi: 'Oman organisaation kirjaukset siirretyissä asiakkuuksissa, joissa epäillään virhettä',
    sv: 'Den egna organisationens anteckningar i överförda kundrelationer som misstänks vara fel',
    en: "The own organisation's entries in transferred customerships that are suspected to be wrong",
  },
  caller: ['person'],
  operation: 'leftEntry.answer',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        customership: customershipId,
        entry: entryId,
        category: z.int().min(1).max(7),
        field: fieldId,
        flaggedAt: z.iso.datetime(),
      }),
    ),
  }),
  audit: { event: 'leftEntry.listed', ground: 'tym-13' },
  problems: [],
  example: { params: {} },
  handler: async (tx, { caller }) => {
    const found = await listLeftEntries(tx, caller.role)
    return {
      output: { items: found.map((each) => ({ ...each, flaggedAt: each.flaggedAt.toISOString() })) },
      touched: found.map(({ customership, category, field, entry }) => ({
        customership,
        categories: [category],
        fields: [field],
        resources: [entry],
      })),
    }
  },
})
