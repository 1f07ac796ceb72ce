import { noBody, readEndpoint } from '@tym/employment'
import { type PlainDate, plainDate } from '@tym/kernel'
import { z } from 'zod'
import { planDueOn, reviewDueOn } from './deadlines.ts'

const deadlines = z.strictObject({
  /** The last day for the plan (4 §). */
  planDueOn: plainDate,
  /** The last day for the first review (6 §) of a plan that comes into force on its own last day. */
  reviewDueOn: plainDate,
})

/** GET /v1/deadlines: what an assessment that starts on a day would bring, before anybody is named. */
export const readDeadlinesEndpoint = readEndpoint({
  id: 'readDeadlines',
  method: 'GET',
  path: '/v1/deadlines',
  tag: 'Customerships',
  summary: {
    fi: 'Lue määräpäivät, jotka aloituspäivästä seuraavat',
    sv: 'Läs de frister som följer av en startdag',
    en: 'Read the due days that follow from a start day',
  },
  caller: ['person'],
  operation: 'customership.start',
  scope: 'public',
  params: {},
  // A day of nobody, today unless said; no field of a file is named in an address.
  query: { from: plainDate.optional() },
  body: noBody,
  output: deadlines,
  audit: { event: 'deadlines.read', ground: 'tym-4' },
  problems: [],
  example: { params: {}, query: { from: '2026-11-30' } },
  handler: async (_tx, { query, calendar }) => ({
    output: deadlinesAfter(query.from ?? calendar),
    touched: [],
  }),
})

/** The due days after a start day, by the rules in force on the day that each is counted from. */
export function deadlinesAfter(startedOn: PlainDate): z.infer<typeof deadlines> {
  const plan = planDueOn(startedOn)
  return { planDueOn: plan, reviewDueOn: reviewDueOn(plan) }
}
