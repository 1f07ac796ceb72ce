import type { Database } from '@tym/database'
import { type FoundWord, Problem } from '@tym/kernel'
import type { Store } from './deletion-needs.ts'

/**
 * The register itself: every table, read by a role that no policy filters. Throws 'service-unavailable' while
 * another search is under way: one runs at a time, and whoever asked comes again.
 */
export const registerStore = ({ sql }: Pick<Database, 'sql'>): Store => ({
  name: 'register',
  scan: async (words, canary) => {
    // In a commit of its own, since the search below may not write.
    await sql`select retention.plant_canary(${canary})`
    try {
      // Lines of the log wait for every transaction that has written, and this one may last for hours.
      return await sql.begin('read only', async (tx) => {
        const [alone] = await tx<
          { alone: boolean }[]
        >`select pg_try_advisory_xact_lock(hashtext('retention.residue')) as alone`
        if (alone?.alone !== true)
          throw new Problem('service-unavailable', 'Another search of the register is under way.')
        return tx<
          FoundWord[]
        >`select needle as word, place from retention.residue(${[...words]}::text[], ${canary})`.execute()
      })
    } finally {
      // A crash leaves a canary that says nothing of anybody.
      await sql`select retention.remove_canary(${canary})`
    }
  },
})
