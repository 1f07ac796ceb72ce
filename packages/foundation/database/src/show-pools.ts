import type { Metrics } from '@tym/telemetry'
import type { PoolCounts } from './open-pool.ts'

/**
 * Shows how full these pools are, each by the name of the variable that its address came from. Asks no
 * database.
 */
export function showPools(
  metrics: Metrics,
  pools: () => Iterable<{ readonly variable: string; counts(): PoolCounts }>,
): void {
  const levels = (read: (counts: PoolCounts) => Readonly<Record<string, number>>) => () =>
    [...pools()].flatMap(({ variable: pool, counts }) =>
      Object.entries(read(counts())).map(([state, value]) => ({ labels: { pool, state }, value })),
    )
  const shown = (name: string, help: string, read: (counts: PoolCounts) => number) =>
    metrics.gauges(name, help, ['pool'], () =>
      [...pools()].map(({ variable: pool, counts }) => ({ labels: { pool }, value: read(counts()) })),
    )
  metrics.gauges(
    'tym_database_connections',
    'Open connections of a pool, in use and idle',
    ['pool', 'state'],
    levels(({ inUse, idle }) => ({ inUse, idle })),
  )
  shown('tym_database_connections_max', 'Connections that a pool may open', ({ max }) => max)
  shown('tym_database_waiting', 'Statements that wait for a connection of a pool', ({ waiting }) => waiting)
}
