import { setTimeout as delay } from 'node:timers/promises'
import { stopwatch } from '@tym/kernel'
import { rolesThatMay } from '@tym/register'
import postgres from 'postgres'

const patience = 60_000
const pause = 200

/**
 * Waits until the worker has appointed the configured officers and the agency's signer has signed every
 * granted right of the cast, so that whoever is announced can sign in. Throws when that takes too long.
 */
export async function waitForRights(registerUrl: string): Promise<void> {
  const elapsed = stopwatch()
  while (elapsed() < patience) {
    if (await areRightsSigned(registerUrl)) return
    await delay(pause)
  }
  throw new Error(
    `the rights of the cast were not signed within ${patience / 1000} s: see logs/worker.log and logs/signer.log`,
  )
}

/** Whether the agency has signed every granted right, and a grantor is appointed. */
export async function areRightsSigned(registerUrl: string): Promise<boolean> {
  const sql = postgres(registerUrl, { max: 1, onnotice: () => undefined })
  try {
    const [rights] = await sql<{ unsigned: number; grantors: number }[]>`
      select count(*) filter (where statement is null)::int as unsigned,
        count(*) filter (where role in ${sql([...rolesThatMay('usageRight.decide')])})::int as grantors
      from usage_rights.usage_right where state = 'granted'`
    return rights !== undefined && rights.unsigned === 0 && rights.grantors > 0
  } finally {
    await sql.end()
  }
}
