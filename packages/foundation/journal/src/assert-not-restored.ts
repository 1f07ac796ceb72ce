import { readJournal } from './read-journal.ts'

/**
 * Refuses to serve from databases that are older than the journal: they have been restored, and have what was
 * deleted since. `countBack` is how many of these hashes the databases still have, and of which no deletion
 * has begun. NOT verified: anything that a lost journal would have said.
 */
export async function assertNotRestored(
  journalFile: string,
  countBack: (hashes: readonly string[]) => Promise<number>,
): Promise<void> {
  const { entries } = await readJournal(journalFile)
  const gone = new Set(entries.flatMap((entry) => ('hash' in entry ? [entry.hash] : [])))
  const back = gone.size === 0 ? 0 : await countBack([...gone])
  if (back === 0) return
  throw new Error(
    `The database has ${back} of what JOURNAL_FILE says was deleted: it has been restored from a backup. ` +
      'Do the journal again before anybody is served (docs/runbooks/restore.md); after that, let the worker finish its deletions.',
  )
}
