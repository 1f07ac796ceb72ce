import type { Deep } from '../deep.ts'
import type { log as fi } from '../fi/log.ts'

export const log: Deep<typeof fi> = {
  notRecorded: { text: 'Your role reads this category and records nothing in it.' },
  logFilter: {
    period: 'Period',
    last: 'Last {n} days',
    days: 'Choose the days',
    from: 'First day',
    until: 'Last day',
    show: 'Show these days',
    order: 'The first day cannot be after the last.',
    kind: 'Action',
    looked: 'Looked at',
    changed: 'Recorded or changed',
    passed: 'Consents, disclosures and data obtained',
    note: 'Filtering by period or action loads the log again, and that is logged too.',
  },
}
