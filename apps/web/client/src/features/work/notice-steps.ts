/** Of a file that this person's party has not taken: it opens once somebody takes it. */
export const awaits = 'customershipAwaits'

/** Where in its file a notice is acted on, as far as there is a place of its own. */
const steps: Readonly<Record<string, 'take' | 'answer' | 'plan'>> = {
  [awaits]: 'take',
  joinRequested: 'answer',
  planDue: 'plan',
  planOverdue: 'plan',
  reviewDue: 'plan',
  reviewOverdue: 'plan',
}

/** What comes next after a notice; nothing where the file itself is all there is to look at. */
export const stepAfter = (kind: string): 'take' | 'answer' | 'plan' | undefined => steps[kind]
