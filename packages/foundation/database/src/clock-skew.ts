import type { Clock } from '@tym/kernel'
import type postgres from 'postgres'

/**
 * Seconds by which this machine's clock is ahead of the database's; negative when it is behind. It decides
 * nothing: it is told to operators, and whoever mends stored marks asks whether two clocks agree first.
 */
export async function clockSkew({ sql }: { readonly sql: postgres.Sql }, clock: Clock): Promise<number> {
  const before = clock.instant().getTime()
  const [row] = await sql<
    { ms: number }[]
  >`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`
  const between = (before + clock.instant().getTime()) / 2
  return row === undefined ? 0 : (between - row.ms) / 1_000
}
