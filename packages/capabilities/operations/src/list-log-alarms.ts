import { listLogAlarms } from '@tym/audit-log'
import { noBody, readEndpoint } from '@tym/employment'
import { sentInstant } from '@tym/kernel'
import { z } from 'zod'

/** Heads and sizes: nothing about any person. */
const alarm = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['fork', 'unproven', 'ahead', 'silent']),
  witness: z.string(),
  witnessSize: z.int(),
  ours: z.string(),
  theirs: z.string().nullable(),
  at: sentInstant,
})

export const listLogAlarmsEndpoint = readEndpoint({
  id: 'listLogAlarms',
  method: 'GET',
  path: '/v1/log-alarms',
  tag: 'operations',
  summary: {
    fi: 'Missä lokin todistajat ovat eri mieltä tai vaiti',
    sv: 'Var loggens vittnen är av annan åsikt eller tiger',
    en: 'Where witnesses of the log disagree or are silent',
  },
  caller: ['person'],
  operation: 'operations.read',
  scope: 'organisation',
  params: {},
  query: { limit: z.coerce.number().int().min(1).max(100).default(50) },
  body: noBody,
  output: z.strictObject({ items: z.array(alarm) }),
  audit: { event: 'operations.logAlarmsRead', ground: 'tym-13' },
  problems: [],
  example: { params: {} },
  handler: async (tx, { query: { limit } }) => ({
    output: { items: await listLogAlarms(tx, limit) },
    touched: [],
  }),
})
