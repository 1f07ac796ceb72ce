import type { JobDefinition } from '@tym/outbox'
import { clearOldOversight } from './clear-old-oversight.ts'
import { flagAccesses } from './flag-accesses.ts'
import { flagOwnSurname } from './flag-own-surname.ts'
import { remindAccessFlags } from './remind-access-flags.ts'
import { remindLogQuestions } from './remind-log-questions.ts'
import { routeLogQuestion } from './route-log-question.ts'
import { signLogExtract } from './sign-log-extract.ts'
import type { Surroundings } from './surroundings.ts'
import { tellDelayProposed } from './tell-delay-proposed.ts'
import { tellFlagAnswered } from './tell-flag-answered.ts'

/** Job table of watching over the use of the register. */
export function jobs(surroundings: Surroundings): readonly JobDefinition[] {
  return [
    flagAccesses(surroundings),
    flagOwnSurname(surroundings),
    remindAccessFlags(surroundings),
    clearOldOversight(surroundings),
    signLogExtract(surroundings),
    routeLogQuestion(surroundings),
    remindLogQuestions(surroundings),
    tellDelayProposed(surroundings),
    tellFlagAnswered(surroundings),
  ]
}
