import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { disclosureId, organisationId, outsidePartyId } from '@tym/kernel'
import { asc, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { outstandingRecall } from './schema.ts'

/** More than are ever open at once, if anybody follows them up. */
const atMost = 200

const shown = z.strictObject({
  disclosure: disclosureId,
  party: outsidePartyId.nullable(),
  owner: organisationId,
  byMachine: z.boolean(),
  since: z.iso.datetime(),
})

/**
 * What recipients had not confirmed when the file was deleted, the oldest first. Nothing in it is of a
 * customer.
 */
export async function listOutstandingRecalls(tx: ReadTx): Promise<z.infer<typeof shown>[]> {
  const rows = await tx.drizzle
    .select()
    .from(outstandingRecall)
    .where(isNull(outstandingRecall.closedAt))
    .orderBy(asc(outstandingRecall.since), asc(outstandingRecall.disclosure))
    .limit(atMost)
  return rows.map(({ disclosure, party, owner, byMachine, since }) => ({
    disclosure,
    party,
    owner,
    byMachine,
    since: since.toISOString(),
  }))
}

export const listOutstandingRecallsEndpoint = readEndpoint({
  id: 'listOutstandingRecalls',
  method: 'GET',
  path: '/v1/outstanding-recalls',
  tag: 'Deletion',
  summary: {
    fi: 'Mitä vastaanottajat eivät ole vahvistaneet poistaneensa',
    sv: 'Vad mottagarna inte har bekräftat att de raderat',
    en: 'What recipients have not confirmed to have deleted',
  },
  caller: ['person'],
  operation: 'outstandingRecall.close',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(shown) }),
  audit: { event: 'outstandingRecall.listed', ground: 'tym-12' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => ({ output: { items: await listOutstandingRecalls(tx) }, touched: [] }),
})
