export { bytea, smallints } from './columns.ts'
export type { Caller, Context, Scope } from './context.ts'
export { type MigrationOptions, migrate } from './migrate.ts'
export {
  type Database,
  type DatabaseOptions,
  gatePatience,
  openDatabase,
  type ReadTx,
  type WriteTx,
} from './open-database.ts'
export { padded } from './padded.ts'
export { assertSafeRole } from './safe-role.ts'
export { isStatementRefused, sqlState } from './sql-state.ts'
export { type Declaration, type DeclaredReading, syncDeclaration } from './sync-declaration.ts'
