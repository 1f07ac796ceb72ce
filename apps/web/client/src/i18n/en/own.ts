import type { Deep } from '../deep.ts'
import type { own as fi } from '../fi/own.ts'

export const own: Deep<typeof fi> = {
  own: {
    title: 'My customerships',
    emptyTitle: 'You have no customership in this service',
    emptyText: 'If a joint assessment is started for you, you see your matter here.',
    since: 'Started on {date}.',
    until: 'Ended on {date}.',
    data: 'My data',
    dataNote: 'The authorities have recorded this information about you in this service.',
    dataEmpty: 'Nothing is recorded about you here',
    dataEmptyText: 'Something appears here once somebody who serves you records it.',
    log: 'Who has used my data',
    logNote: 'Every look and every change shows here. Equal lines of one day are put together.',
    logEmpty: 'Nobody has used your data yet.',
    you: 'You',
    platform: 'The system',
    someone: 'An employee',
    times: 'On the same day: {n}',
    purpose: 'Why: {purpose}',
    ground: 'Ground: {ground}',
    categories: 'What: {categories}',
    refused: 'The request was refused.',
    delayed: 'This line is shown later, by {date} ({ground}).',
  },
}
