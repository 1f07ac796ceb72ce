import type { Database } from '@tym/database'
import { type Clock, Problem } from '@tym/kernel'
import { z } from 'zod'

/** Knows whether the log is sealed as it must be. */
export interface SealingWatch {
  /** Throws Problem `log-not-sealed` when lines have waited longer than allowed, or nobody can tell. */
  mustBeSealed(): void
  /** Seconds that the oldest line has waited; while that cannot be asked it goes on growing. */
  unsealedSeconds(): number
  close(): void
}

const everyMilliseconds = 1_000
const oldest = z.array(z.object({ at: z.coerce.date().nullable() })).length(1)

/**
 * Asks every second since when the oldest line waits that no signed head covers, so that nothing is asked in
 * a request. While it cannot be asked the last answer grows older, and ends up too old as well.
 */
export async function watchSealing(options: {
  readonly database: Pick<Database, 'sql'>
  readonly clock: Clock
  readonly limitSeconds: number
  readonly onError: (error: unknown) => void
}): Promise<SealingWatch> {
  const { database, clock, limitSeconds, onError } = options
  let waitingSince = clock.instant()
  let nothingWaited = false
  const ask = async (): Promise<void> => {
    const asked = clock.instant()
    const [row] = oldest.parse([...(await database.sql`select relation.oldest_unsealed() as at`)])
    waitingSince = row?.at ?? asked
    nothingWaited = row?.at === null
  }
  await ask()
  let isAsking = false
  const turn = async (): Promise<void> => {
    // An answer that is slow to come must not take the connections of those who read.
    if (isAsking) return
    isAsking = true
    await ask()
      .catch(onError)
      .finally(() => {
        isAsking = false
      })
  }
  const timer = setInterval(() => void turn(), everyMilliseconds)
  timer.unref()
  const seconds = () => Math.max(0, (clock.instant().getTime() - waitingSince.getTime()) / 1_000)
  return {
    unsealedSeconds: () => (nothingWaited && seconds() * 1_000 < 2 * everyMilliseconds ? 0 : seconds()),
    mustBeSealed: () => {
      const waited = seconds()
      if (waited > limitSeconds)
        throw new Problem('log-not-sealed', `The log has not been sealed for ${Math.floor(waited)} seconds.`)
    },
    close: () => clearInterval(timer),
  }
}
