import { withCosignatures } from '@tym/audit-log'
import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, type LogExtractId, logExtractId, Problem } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { type LogExtractRow, logExtract } from './schema.ts'

/** What has been signed: the head of the log, and how many lines the file has under it (C2SP notes). */
const shown = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting') }),
  z.strictObject({
    state: z.literal('ready'),
    checkpoint: z.string(),
    statement: z.string(),
    lines: z.int().nonnegative(),
  }),
])

/** The extract of this file's log that has this id. Throws Problem `not-found`. */
export async function getLogExtract(
  tx: ReadTx,
  customership: CustomershipId,
  id: LogExtractId,
): Promise<LogExtractRow> {
  const [row] = await tx.drizzle
    .select()
    .from(logExtract)
    .where(and(eq(logExtract.id, id), eq(logExtract.customership, customership)))
  if (row === undefined) throw new Problem('not-found', 'The file has no such extract of its log.')
  return row
}

export const readLogExtractEndpoint = readEndpoint({
  id: 'readLogExtract',
  method: 'GET',
  path: '/v1/customerships/{customership}/log-extracts/{logExtract}',
  tag: 'Access log',
  summary: {
    fi: 'Lue, mitä omasta lokista on allekirjoitettu',
    sv: 'Läs vad som har undertecknats om den egna loggen',
    en: 'Read what has been signed of the own log',
  },
  caller: ['customer'],
  operation: 'accessLog.extract',
  scope: 'customership',
  afterAnnulment: 'open',
  params: { customership: customershipId, logExtract: logExtractId },
  query: {},
  body: noBody,
  output: shown,
  audit: { event: 'accessLog.extractRead', ground: 'gdpr-15' },
  problems: ['not-found'],
  example: {
    params: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      logExtract: '0198f0a0-0000-7000-8000-000000000e01',
    },
  },
  handler: async (tx, { params: { customership, logExtract: id } }) => {
    const { size, checkpoint, statement, lines } = await getLogExtract(tx, customership, id)
    return {
      output:
        size === null || checkpoint === null || statement === null || lines === null
          ? { state: 'waiting' as const }
          : {
              state: 'ready' as const,
              statement,
              lines,
              checkpoint: await withCosignatures(tx, { size, note: checkpoint }),
            },
      touched: [{ customership, purpose: 'ownData', resources: [id] }],
    }
  },
})
