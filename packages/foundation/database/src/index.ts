export { assertReachable } from './assert-reachable.ts'
export { assertSchema } from './assert-schema.ts'
export { clockSkew } from './clock-skew.ts'
export { bytea, day, dayOrInfinity, instant, smallints } from './columns.ts'
export type { Caller, Context, Scope } from './context.ts'
export { keepLogMonths } from './keep-log-months.ts'
export { type MigrationOptions, migrate } from './migrate.ts'
export {
  type Database,
  type DatabaseOptions,
  gatePatience,
  openDatabase,
  type ReadTx,
  type WriteTx,
} from './open-database.ts'
export { openPool, type Pool, type PoolCounts } from './open-pool.ts'
export { padded } from './padded.ts'
export { alreadyThere, problemOf, refusalOf } from './problem-of.ts'
export { assertSafeRole } from './safe-role.ts'
export type { ShortTransactions } from './short-transactions.ts'
export { showPools } from './show-pools.ts'
export { isStatementRefused, sqlState } from './sql-state.ts'
export { type Declaration, type DeclaredReading, syncDeclaration } from './sync-declaration.ts'
