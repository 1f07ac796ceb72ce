import { pageQuery, readEndpoint } from '@tym/employment'
import { customershipId, Problem } from '@tym/kernel'
import { z } from 'zod'
import { logPage, readAccessLog } from './access-log.ts'
import { encryptReason, reasonText } from './reason.ts'

/**
 * A registrar's log inquiry about one customership of their own organisation, with the reason for it; a file
 * of another party and one that does not exist answer alike. Nothing else of the file is opened, and the
 * officers are not told: the inquiry may be about one of them.
 */
export const inquireAccessLogEndpoint = readEndpoint({
  id: 'inquireAccessLog',
  method: 'POST',
  path: '/v1/access-log-inquiries',
  tag: 'Access log',
  summary: {
    fi: 'Lokiselvitys asiakkuudesta',
    sv: 'Loggutredning om en kundrelation',
    en: 'Log inquiry about a customership',
  },
  caller: ['person'],
  operation: 'accessLog.inquire',
  scope: 'organisation',
  params: {},
  query: pageQuery,
  body: z.strictObject({ customership: customershipId, reason: reasonText }),
  output: logPage,
  audit: { event: 'accessLog.inquired', ground: 'ima-17' },
  problems: ['not-found', 'invalid-cursor'],
  example: {
    params: {},
    body: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      reason: 'Asiakkaan lokitietopyyntö 3.3.2026.',
    },
  },
  handler: async (tx, { body: { customership, reason }, query, parts }) => {
    const keys = await parts.keys.find(customership)
    const sealed = await encryptReason(parts.keys, customership, reason)
    const { page, nextCursor } = await readAccessLog(tx, customership, keys, query)
    // Every file has the line of its start, so an empty first page means that the file is not this
    // registrar's.
    if (sealed === undefined || (page.length === 0 && query.cursor === undefined)) throw notFound()
    return {
      output: { items: page, nextCursor },
      touched: [{ customership, purpose: 'logInquiry', reason: sealed }],
    }
  },
})

function notFound(): Problem {
  return new Problem('not-found', 'No such customership for this registrar.')
}
