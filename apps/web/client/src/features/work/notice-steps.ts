/** Of a file that this person's party has not taken: it opens once somebody takes it. */
export const awaits = 'customershipAwaits'

/** A place in a file where a notice is acted on, or where it is told more of it. */
type Step = 'take' | 'answer' | 'plan' | 'log' | 'team'

const steps: Readonly<Record<string, Step>> = {
  [awaits]: 'take',
  joinRequested: 'answer',
  planDue: 'plan',
  planOverdue: 'plan',
  reviewDue: 'plan',
  reviewOverdue: 'plan',
  customershipTaken: 'team',
  addedAsAsked: 'team',
  addedToTeam: 'team',
  madeResponsible: 'team',
  startTriedElsewhere: 'log',
  startedByFormerCode: 'log',
  outOfTeamRead: 'log',
  readAfterEnd: 'log',
}

/** What comes next after a notice; nothing where the file or the entry itself is all there is to look at. */
export const stepAfter = (kind: string): Step | undefined => steps[kind]
