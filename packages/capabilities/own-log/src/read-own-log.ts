import { afterOf, cutPage, noBody, pageQuery, readEndpoint } from '@tym/employment'
import {
  addDays,
  customershipId,
  lineId,
  organisationId,
  plainDate,
  startOfDateInHelsinki,
} from '@tym/kernel'
import { categoryNumber } from '@tym/register'
import { z } from 'zod'
import { delayedStub, listDelayedLines, showDelayed } from './delayed-lines.ts'
import { listOwnLines } from './list-own-lines.ts'
import { ownLogLine, showOwnLine } from './own-log-line.ts'

/** Where a page ended, and the newest line that the first page knew of. */
const place = z.strictObject({ after: lineId, newest: lineId })

export const readOwnLogEndpoint = readEndpoint({
  id: 'readOwnLog',
  method: 'GET',
  path: '/v1/customerships/{customership}/own-log',
  tag: 'Access log',
  summary: {
    fi: 'Lue oma loki selkeällä kielellä',
    sv: 'Läs den egna loggen på klarspråk',
    en: 'Read the own log in plain words',
  },
  caller: ['customer'],
  operation: 'accessLog.readOwn',
  scope: 'customership',
  afterAnnulment: 'open',
  params: { customership: customershipId },
  query: {
    ...pageQuery,
    category: z.coerce.number().pipe(categoryNumber).optional(),
    organisation: organisationId.optional(),
    /** First and last day, as the calendar of Helsinki has them. */
    from: plainDate.optional(),
    until: plainDate.optional(),
    /** Equal lines of a day as one, with their number, or each by itself. */
    fold: z.enum(['day', 'none']).default('day'),
    /** A line of the folded list: each line that it stands for. */
    unfold: lineId.optional(),
  },
  body: noBody,
  output: z.strictObject({
    items: z.array(ownLogLine),
    /**
     * Lines that are shown later, of the whole log and on every page: nothing tells them from the others but
     * their numbers.
     */
    delayed: z.array(delayedStub),
    nextCursor: z.string().nullable(),
  }),
  audit: { event: 'accessLog.ownRead', ground: 'gdpr-15' },
  problems: ['not-found', 'invalid-cursor'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    query: { limit: '20', category: '5' },
  },
  handler: async (tx, { params: { customership }, query, parts: { officerShownAs, keys } }) => {
    const { category, organisation, from, until, fold, unfold } = query
    const begun = afterOf(query, place)
    const found = await listOwnLines(tx, customership, {
      after: begun?.after,
      newest: begun?.newest,
      most: query.limit + 1,
      category,
      organisation,
      fold,
      unfold,
      from: from && startOfDateInHelsinki(from),
      until: until && startOfDateInHelsinki(addDays(until, 1)),
    })
    const delayed = [...(await listDelayedLines(tx)).values()].map(showDelayed)
    const { page, nextCursor } = cutPage(found, query, ({ line }) => ({
      after: line,
      newest: begun?.newest ?? found[0]?.line,
    }))
    const ofFile = await keys.find(customership)
    return {
      output: {
        items: page.map((line) => showOwnLine(line, officerShownAs, ofFile)),
        delayed,
        nextCursor,
      },
      touched: [{ customership, purpose: 'ownData' }],
    }
  },
})
