import type { JobDefinition } from '@tym/outbox'
import { remindLogQuestions } from './remind-log-questions.ts'
import { routeLogQuestion } from './route-log-question.ts'
import { signLogExtract } from './sign-log-extract.ts'
import type { Surroundings } from './surroundings.ts'
import { tellDelayProposed } from './tell-delay-proposed.ts'

/** Job table of a person's own log. */
export function jobs(surroundings: Surroundings): readonly JobDefinition[] {
  return [
    signLogExtract(surroundings),
    routeLogQuestion(surroundings),
    remindLogQuestions(surroundings),
    tellDelayProposed(surroundings),
  ]
}
