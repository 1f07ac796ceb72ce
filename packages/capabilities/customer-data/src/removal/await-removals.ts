import type { Database } from '@tym/database'

/**
 * Throws while the register still has facts of which it says itself that they are removed: a restore brought
 * them back, and whoever has the journal takes them out at its start. For processes that have none.
 */
export async function assertRemovalsDone({ sql }: Pick<Database, 'sql'>): Promise<void> {
  const [row] = await sql<{ left: number }[]>`select customer_data.unfinished_removals()::int as left`
  if (row?.left === 0) return
  throw new Error(
    `The register has ${row?.left ?? 'some'} facts that are to be removed after a restore. Start the customer data service or the worker first (docs/runbooks/restore.md).`,
  )
}
