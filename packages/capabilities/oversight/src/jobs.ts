import type { JobDefinition } from '@tym/outbox'
import { clearOldOversight } from './clear-old-oversight.ts'
import { flagAccesses } from './flag-accesses.ts'
import { flagOwnSurname } from './flag-own-surname.ts'
import { remindAccessFlags } from './remind-access-flags.ts'
import type { Surroundings } from './surroundings.ts'
import { tellFlagAnswered } from './tell-flag-answered.ts'

/** Job table of the employer's watch over the use of the register. */
export function jobs(surroundings: Surroundings): readonly JobDefinition[] {
  return [
    flagAccesses(surroundings),
    flagOwnSurname(surroundings),
    remindAccessFlags(surroundings),
    clearOldOversight(surroundings),
    tellFlagAnswered(surroundings),
  ]
}
