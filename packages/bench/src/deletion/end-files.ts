import { addDays, addMonths } from '@tym/kernel'
import { daysOfKeeping } from '@tym/register'
import type { LoadedCustomer } from '../load-customers.ts'
import type { Bench } from '../open-bench.ts'

/**
 * Makes files look as if they had ended so long ago that they are due today, with an opinion of the party
 * that led, all on one day.
 */
export async function endFiles(
  { loader, clock, labour }: Bench,
  files: readonly LoadedCustomer[],
): Promise<void> {
  const today = clock.calendar()
  const { rule } = daysOfKeeping(today)
  const endedOn = addMonths(addDays(today, -rule.deletedDaysAfter), -rule.months)
  const ids = files.map(({ id }) => id)
  await loader.begin(async (tx) => {
    await tx`insert into customerships.end_opinion (customership, proposal, organisation, person, agrees, given_on, recorded_at, grounds)
      select c.id, 1, c.labour_authority, ${labour.person}, true, ${endedOn}, ${clock.instant()}, 'sealed'
      from customerships.customership c where c.id::text = any (${ids})`
    await tx`update customerships.customership set state = 'ended', state_before_end = 'planInForce', end_reason = 'needOver',
      started_on = ${endedOn}, ended_on = ${endedOn} where id::text = any (${ids})`
    await tx`update customerships.identity_index set open = false where customership::text = any (${ids})`
  })
}
