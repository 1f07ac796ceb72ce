import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import {
  customershipId,
  deathNoticeId,
  deathUndoingId,
  organisationId,
  personId,
  plainDate,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { deathSource } from '@tym/register'
import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { deathNotice, deathUndoing } from '../schema.ts'
import { touchedFacts } from '../touched.ts'
import { exampleFile, undoingPlace } from './queries.ts'

/** Older ones are in the log of the file. */
const most = 50

const by = z.strictObject({ person: personId, organisation: organisationId, at: z.iso.datetime() })
const undoing = z.strictObject({
  id: deathUndoingId,
  state: z.enum(['proposed', 'undone', 'refused']),
  version: z.int(),
  reason: z.string(),
  proposed: by,
  decided: by.nullable(),
})
const shown = z.strictObject({
  id: deathNoticeId,
  diedOn: plainDate,
  source: deathSource,
  state: z.enum(['standing', 'undone']),
  version: z.int(),
  recorded: by,
  /** Proposals to undo it, the newest first. */
  undoings: z.array(undoing),
})

/** The notices of death in a file with the proposals to undo them, the newest first. */
export async function listDeathNotices(tx: ReadTx, keys: CustomershipKeys) {
  const { customership } = keys
  const notices = await tx.drizzle
    .select()
    .from(deathNotice)
    .where(eq(deathNotice.customership, customership))
    .orderBy(desc(deathNotice.recordedAt), desc(deathNotice.id))
    .limit(most)
  const proposals = await tx.drizzle
    .select()
    .from(deathUndoing)
    .where(eq(deathUndoing.customership, customership))
    .orderBy(desc(deathUndoing.proposedAt), desc(deathUndoing.id))
    .limit(most)
  return notices.map(({ id, diedOn, source, state, version, ...who }) => ({
    id,
    diedOn,
    source,
    state,
    version,
    recorded: { person: who.recordedBy, organisation: who.recordedAs, at: who.recordedAt.toISOString() },
    undoings: proposals.filter(({ notice }) => notice === id).map((row) => showUndoing(keys, row)),
  }))
}

function showUndoing(keys: CustomershipKeys, row: typeof deathUndoing.$inferSelect) {
  const { id, state, version, reason, decidedBy, decidedAs, decidedAt } = row
  return {
    id,
    state,
    version,
    reason: keys.decrypt(undoingPlace(id), reason),
    proposed: { person: row.proposedBy, organisation: row.proposedAs, at: row.proposedAt.toISOString() },
    decided:
      decidedBy === null || decidedAs === null || decidedAt === null
        ? null
        : { person: decidedBy, organisation: decidedAs, at: decidedAt.toISOString() },
  }
}

export const listDeathNoticesEndpoint = readEndpoint({
  id: 'listDeathNotices',
  method: 'GET',
  path: '/v1/customerships/{customership}/death-notices',
  tag: 'Customerships',
  summary: {
    fi: 'Kirjatut tiedot asiakkaan kuolemasta',
    sv: 'Antecknade uppgifter om kundens död',
    en: "Recorded notices of the customer's death",
  },
  caller: ['person'],
  operation: 'death.read',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(shown) }),
  audit: { event: 'death.listed', ground: 'tym-8' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile } },
  handler: async (tx, { caller, params: { customership }, parts }) => ({
    output: { items: await listDeathNotices(tx, await getKeys(parts, customership)) },
    touched: [touchedFacts(customership, caller.role, ['2.02', '2.03'])],
  }),
})
