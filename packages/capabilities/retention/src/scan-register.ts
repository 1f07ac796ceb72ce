import type { Database } from '@tym/database'
import type { FoundWord } from '@tym/kernel'
import type { Store } from './deletion-surroundings.ts'

/** The register itself: whole rows of every table, read by a role that no policy filters. */
export const registerStore = ({ sql }: Pick<Database, 'sql'>): Store => ({
  name: 'register',
  scan: (words, canary) =>
    sql<
      FoundWord[]
    >`select needle as word, place from retention.residue(${[...words]}::text[], ${canary})`.execute(),
})
