import type { JobDefinition } from '@tym/outbox'
import type { Needs } from './needs.ts'
import { remindLogQuestions } from './remind-log-questions.ts'
import { routeLogQuestion } from './route-log-question.ts'
import { signLogExtract } from './sign-log-extract.ts'
import { tellDelayProposed } from './tell-delay-proposed.ts'

/** Job table of a person's own log. */
export function jobs(needs: Needs): readonly JobDefinition[] {
  return [signLogExtract(needs), routeLogQuestion(needs), remindLogQuestions(needs), tellDelayProposed(needs)]
}
