import { setTimeout as delay } from 'node:timers/promises'
import { newId, stopwatch } from '@tym/kernel'
import type { Bench } from '../open-bench.ts'

const lookEvery = 50
const patience = 3_600_000

/** A deletion that is under way in the worker. */
export type FollowedDeletion = {
  readonly isErased: () => boolean
  readonly isCertified: () => boolean
  /**
   * Resolves when all of it is certified: seconds until the last file was erased, and from then to the last
   * certificate.
   */
  readonly done: Promise<{ readonly files: number; readonly erasing: number; readonly searching: number }>
}

/**
 * Hands the deletion over to the worker as its schedule would, and follows it until everything that was begun
 * is certified.
 */
export async function followDeletion({ sql, clock }: Bench): Promise<FollowedDeletion> {
  const look = async () => {
    const [row] = await sql<{ certified: number; open: number; unerased: number; residue: string | null }[]>`
      select count(*) filter (where state = 'certified')::int as certified,
        count(*) filter (where state <> 'certified')::int as open,
        count(*) filter (where erased_at is null)::int
          + (select count(*) from outbox.job where kind = 'delete-due-files' and done_at is null and dead_at is null)::int
          as unerased,
        max(residue::text) filter (where state = 'residue') as residue from retention.deletion`
    if (row === undefined) throw new Error('the deletions cannot be counted')
    if (row.residue !== null) throw new Error(`something was left: ${row.residue}`)
    return row
  }
  const before = await look()
  const now = clock.instant()
  let [isErased, isCertified] = [false, false]
  const took = stopwatch()
  await sql`insert into outbox.job (id, kind, planned_at, run_at) values (${newId()}, 'delete-due-files', ${now}, ${now})`
  const follow = async () => {
    let erasing = 0
    while (took() < patience) {
      await delay(lookEvery)
      const { certified, open, unerased } = await look()
      if (!isErased && unerased === 0) {
        isErased = true
        erasing = took() / 1000
      }
      // A file that could not be begun for a moment is left to a later run of the worker.
      if (isErased && open === 0)
        return { files: certified - before.certified, erasing, searching: took() / 1000 - erasing }
    }
    throw new Error('the deletion does not end')
  }
  // Whoever reads meanwhile stops, too, when it fails.
  const done = follow().finally(() => {
    isErased = true
    isCertified = true
  })
  done.catch(() => undefined)
  return { isErased: () => isErased, isCertified: () => isCertified, done }
}
