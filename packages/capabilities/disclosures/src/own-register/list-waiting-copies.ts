import { noBody, readEndpoint } from '@tym/employment'
import { customershipId } from '@tym/kernel'
import { asc, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { touchedCopy } from './queries.ts'
import { ownCopy } from './schema.ts'

const atMost = 100

export const listWaitingCopiesEndpoint = readEndpoint({
  id: 'listWaitingOwnCopies',
  method: 'GET',
  path: '/v1/own-copies',
  tag: 'Own registers',
  summary: {
    fi: 'Omaan rekisteriin odottavat kopiot',
    sv: 'Kopior som väntar på det egna registret',
    en: 'Copies that wait for the own register',
  },
  caller: ['system'],
  operation: 'ownCopy.take',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({
    items: z.array(
      z.strictObject({ id: z.uuid(), customership: customershipId, orderedAt: z.iso.datetime() }),
    ),
  }),
  audit: { event: 'ownCopy.listed', ground: 'tym-14' },
  problems: [],
  example: { params: {} },
  handler: async (tx, { caller }) => {
    const rows = await tx.drizzle
      .select()
      .from(ownCopy)
      .where(isNull(ownCopy.takenAt))
      .orderBy(asc(ownCopy.id))
      .limit(atMost)
    return {
      output: {
        items: rows.map(({ id, customership, orderedAt }) => ({
          id,
          customership,
          orderedAt: orderedAt.toISOString(),
        })),
      },
      touched: rows.map((row) => touchedCopy(row, caller, false)),
    }
  },
})
