import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { organisationId, plainDate } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const late = z.strictObject({
  organisation: organisationId,
  /** How many proposed ends lack the organisation's opinion after the day by which it was to answer. */
  late: z.int(),
  /** The earliest of those days. */
  since: plainDate,
})
const row = z.object({ organisation: organisationId, late: z.coerce.number(), since: plainDate })

/**
 * How many opinions on a proposed end each party of the area owes after its day: numbers only. Scope
 * 'organisation'.
 */
export async function listLateOpinions(tx: ReadTx) {
  const rows = await tx.drizzle.execute(
    sql`select organisation, late, oldest::text as since from relation.count_late_opinions(${tx.context.calendar}::date)`,
  )
  return z.array(row).parse([...rows])
}

export const listLateOpinionsEndpoint = readEndpoint({
  id: 'listLateEndOpinions',
  method: 'GET',
  path: '/v1/late-end-opinions',
  tag: 'Customerships',
  summary: {
    fi: 'Myöhässä olevien päättämisarvioiden määrät osapuolittain',
    sv: 'Antal försenade bedömningar om avslutande per part',
    en: 'Numbers of late opinions on proposed ends, by party',
  },
  caller: ['person'],
  operation: 'customership.countLateOpinions',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(late) }),
  audit: { event: 'customership.lateOpinionsCounted', ground: 'tym-8' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => ({ output: { items: await listLateOpinions(tx) }, touched: [] }),
})
