import { readJournal } from './read-journal.ts'

/**
 * Refuses to serve from databases that are older than the journal: they have been restored, and what was deleted since would be back.
 * `knownDeletions` is how many the database knows of. A journal that is not there yet says nothing.
 */
export async function assertNotRestored(
  journalFile: string,
  knownDeletions: () => Promise<number>,
): Promise<void> {
  const { entries } = await readJournal(journalFile)
  const deleted = new Set(entries.flatMap((entry) => (entry.kind === 'deletion' ? [entry.hash] : [])))
  const known = await knownDeletions()
  if (deleted.size <= known) return
  throw new Error(
    `JOURNAL_FILE has ${deleted.size} deletions, the database knows of ${known}: it has been restored from a backup. ` +
      'Do the journal again before anybody is served (docs/runbooks/restore.md); after that, let the worker finish its deletions.',
  )
}
