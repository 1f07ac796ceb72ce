import { setTimeout as delay } from 'node:timers/promises'
import { type Sealing, sealTurn } from '@tym/audit-log'
import type { Database } from '@tym/database'
import type { Network } from '../network.ts'

export const testLogOrigin = 'tym.test/log/1'

/**
 * Seals the log as a worker does, until every line is a leaf: transactions of other tests in the same server
 * hold the sealer up. Without `findSigner` no head is signed.
 */
export async function sealAll(
  { clock, sql }: Pick<Network, 'clock' | 'sql'>,
  database: Database,
  findSigner: Sealing['findSigner'] = async () => undefined,
): Promise<void> {
  for (;;) {
    await sealTurn({ database, clock, origin: testLogOrigin, findSigner })
    const [open] =
      await sql`select from audit.entry e where not exists (select from audit.leaf l where l.line = e.line) limit 1`
    if (open === undefined) return
    await delay(20)
  }
}
