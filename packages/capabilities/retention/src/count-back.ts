import type { Database } from '@tym/database'

/**
 * How many of these (`deletionHash` of files and of kept holds that a journal says are gone) the register
 * still has, and has not begun to delete. For `deleting` without the files that the last restore left to be
 * deleted.
 */
export async function countBack(
  { sql }: Pick<Database, 'sql'>,
  hashes: readonly string[],
  by: 'serving' | 'deleting',
): Promise<number> {
  const [row] = await sql<{ back: number }[]>`
    select relation.count_back(${[...hashes]}::text[], ${by === 'deleting'})::int as back`
  return row?.back ?? 0
}
