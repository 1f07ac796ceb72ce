import type { ReadTx } from '@tym/database'
import { noBody, type Principal, pageQuery, readEndpoint, staffOf } from '@tym/employment'
import { type CustomershipId, customershipId, Problem, plainDate } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { eventKind } from '@tym/register'
import { logPage, readAccessLog } from './access-log.ts'
import { isResponsible } from './queries.ts'

/** On the team, only the responsible officers watch over the use. */
async function mustMayWatch(tx: ReadTx, id: CustomershipId, caller: Principal): Promise<void> {
  if (!(await isResponsible(tx, id, staffOf(caller))))
    throw new Problem('not-permitted', 'Only responsible officers read the access log.')
}

export const readAccessLogEndpoint = readEndpoint({
  id: 'readAccessLog',
  method: 'GET',
  path: '/v1/customerships/{customership}/access-log',
  tag: 'Access log',
  summary: {
    fi: 'Kuka on käyttänyt asiakkuuden tietoja',
    sv: 'Vem har använt kundrelationens uppgifter',
    en: 'Who has used the data of a customership',
  },
  caller: ['person'],
  operation: 'accessLog.read',
  scope: 'customership',
  params: { customership: customershipId },
  query: {
    ...pageQuery,
    /** First and last day, as the calendar of Helsinki has them. */
    from: plainDate.optional(),
    until: plainDate.optional(),
    kind: eventKind.optional(),
  },
  body: noBody,
  output: logPage,
  audit: { event: 'accessLog.read', ground: 'ima-17' },
  problems: ['not-found', 'not-permitted', 'invalid-cursor'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    query: { limit: '20', kind: 'changed' },
  },
  handler: async (tx, { caller, params: { customership }, query, parts }) => {
    await mustMayWatch(tx, customership, caller)
    const keys = await getKeys(parts, customership)
    const { page, nextCursor } = await readAccessLog(tx, customership, keys, query)
    return {
      output: { items: page, nextCursor },
      touched: [{ customership, purpose: 'arrangeService' }],
    }
  },
})
