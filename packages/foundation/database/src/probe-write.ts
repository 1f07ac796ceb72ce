import { Problem, within } from '@tym/kernel'
import type postgres from 'postgres'

const longest = 1_500

/**
 * Whether the database takes writes and its disk has room: a few hundred kilobytes go into a temporary file,
 * beside the tables, and are gone at once. It leaves nothing in any table or log. Throws Problem
 * `service-unavailable`, or the database's own error.
 */
export async function probeWrite(sql: postgres.Sql): Promise<void> {
  const probing = sql.begin('read only', async (tx) => {
    await tx`select set_config('work_mem', '64kB', true), set_config('statement_timeout', ${String(longest)}, true)`
    const [row] = await tx<{ writes: boolean; spilled: number }[]>`
      with spilled as materialized (select repeat('x', 1000) || n as text from generate_series(1, 400) n)
      select not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off' as writes,
        (select count(*)::int from (select text from spilled union all select text from spilled) both_times) as spilled`
    return row?.writes === true
  })
  if (!(await within(longest, probing, 'The database does not take writes in time.')))
    throw new Problem('service-unavailable', 'The database takes no writes.')
}
