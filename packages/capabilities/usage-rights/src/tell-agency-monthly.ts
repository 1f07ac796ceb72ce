import type { WriteTx } from '@tym/database'
import { notify } from '@tym/notifications/public'
import { listWhoMay } from './list-who-may.ts'

/**
 * Tells the agency's people who see to it, once a month for as long as it lasts, of each matter by itself.
 * What it is about they read in the list. Answers how many notices are new.
 */
export async function tellAgencyMonthly(
  tx: WriteTx,
  kind: 'areaWithoutOfficers' | 'employerWithoutSupervisor',
  matters: readonly string[],
): Promise<number> {
  const month = tx.context.calendar.slice(0, 7)
  let sent = 0
  const seeToIt = { operation: 'usageRight.listUnstaffed', reach: 'network' } as const
  for (const { person, authority } of await listWhoMay(tx, seeToIt))
    for (const matter of matters) {
      const onceKey = `${matter}:${month}`
      if (await notify(tx, { recipient: person, organisation: authority, kind, onceKey })) sent += 1
    }
  return sent
}
