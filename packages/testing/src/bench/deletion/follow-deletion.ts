import { setTimeout as delay } from 'node:timers/promises'
import { newId, stopwatch } from '@tym/kernel'
import type { Bench } from '../open-bench.ts'

const lookEvery = 50
const patience = 3_600_000

/** A deletion that is under way in the worker. */
export type FollowedDeletion = {
  readonly isErased: () => boolean
  readonly isCertified: () => boolean
  /** Resolves when all of it is certified: seconds until the last file was erased, and from then to the last certificate. */
  readonly done: Promise<{ readonly erasing: number; readonly searching: number }>
}

/** Hands the deletion over to the worker as its schedule would, and follows it until so many more files are certified. */
export async function followDeletion({ sql, clock }: Bench, files: number): Promise<FollowedDeletion> {
  const count = async () => {
    const [row] = await sql<{ erased: number; certified: number; residue: string | null }[]>`
      select count(*) filter (where erased_at is not null)::int as erased,
        count(*) filter (where state = 'certified')::int as certified,
        max(residue::text) filter (where state = 'residue') as residue from retention.deletion`
    if (row === undefined) throw new Error('the deletions cannot be counted')
    if (row.residue !== null) throw new Error(`something was left: ${row.residue}`)
    return row
  }
  const before = await count()
  const now = clock.instant()
  let [isErased, isCertified] = [false, false]
  const took = stopwatch()
  await sql`insert into outbox.job (id, kind, planned_at, run_at) values (${newId()}, 'delete-due-files', ${now}, ${now})`
  const follow = async () => {
    let erasing = 0
    while (!isCertified && took() < patience) {
      await delay(lookEvery)
      const { erased, certified } = await count()
      if (!isErased && erased - before.erased >= files) {
        isErased = true
        erasing = took() / 1000
      }
      isCertified = certified - before.certified >= files
    }
    if (!isCertified) throw new Error('the deletion does not end')
    return { erasing, searching: took() / 1000 - erasing }
  }
  // Whoever reads meanwhile stops, too, when it fails.
  const done = follow().finally(() => {
    isErased = true
    isCertified = true
  })
  done.catch(() => undefined)
  return { isErased: () => isErased, isCertified: () => isCertified, done }
}
