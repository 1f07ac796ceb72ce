import type { Database } from '@tym/database'
import { readJournal } from '@tym/journal'

/**
 * Throws while the register serves files of which the journal says that they were annulled: a restore brought
 * them back, and whoever closes them again has not started yet. For processes that do not close them
 * themselves.
 */
export async function assertAnnulled(journalFile: string, { sql }: Pick<Database, 'sql'>): Promise<void> {
  const { entries } = await readJournal(journalFile)
  const said = entries.flatMap((entry) => (entry.kind === 'annulment' ? [entry] : []))
  if (said.length === 0) return
  const [row] = await sql<{ open: number }[]>`
    select relation.count_unannulled(${said.map((each) => each.annulment)}::uuid[],
      ${said.map(({ file }) => file)}::text[])::int as open`
  if (row?.open === 0) return
  throw new Error(
    `The register serves ${row?.open ?? 'some'} files of which JOURNAL_FILE says that they were annulled. Start the customer data service or the worker first (docs/runbooks/restore.md).`,
  )
}
