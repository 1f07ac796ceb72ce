import type { JobDefinition } from '@tym/outbox'
import { clearOldOversight } from './clear-old-oversight.ts'
import { flagAccesses } from './flag-accesses.ts'
import { flagOwnSurname } from './flag-own-surname.ts'
import type { Needs } from './needs.ts'
import { remindAccessFlags } from './remind-access-flags.ts'
import { tellFlagAnswered } from './tell-flag-answered.ts'

/** Job table of the employer's watch over the use of the register. */
export function jobs(needs: Needs): readonly JobDefinition[] {
  return [
    flagAccesses(needs),
    flagOwnSurname(needs),
    remindAccessFlags(needs),
    clearOldOversight(needs),
    tellFlagAnswered(needs),
  ]
}
