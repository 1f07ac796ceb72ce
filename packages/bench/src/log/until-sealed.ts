import { setTimeout as delay } from 'node:timers/promises'
import { stopwatch } from '@tym/kernel'
import type { Bench } from '../open-bench.ts'

const lookEvery = 50
const patience = 900_000

/** Waits until there is a log and every line under a signed head; answers how many seconds that took. */
export async function untilSealed({ sql }: Pick<Bench, 'sql'>): Promise<number> {
  const waited = stopwatch()
  while (waited() < patience) {
    const [log] = await sql<
      { unsealed: Date | null }[]
    >`select relation.oldest_unsealed() as unsealed from audit.log_state`
    if (log?.unsealed === null) return waited() / 1000
    await delay(lookEvery)
  }
  throw new Error('the log is not sealed')
}
