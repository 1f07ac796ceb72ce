export { backupMarkIn, noteBackup } from './data-folder/backup-mark.ts'
export { markRestoring, unmarkRestoring } from './data-folder/cut-off-restore.ts'
export {
  type DemoLoad,
  demoStepsIn,
  findDemoLoad,
  keepDemoLoad,
} from './data-folder/demo-load.ts'
export { journalFileIn } from './data-folder/journal-file.ts'
export { keepLogOrigin, readLogOrigin } from './data-folder/log-origin.ts'
export { ensureDatabase, makeTemplate } from './databases/create-database.ts'
export { type LoginRole, loginRoles, setPasswords } from './databases/login-roles.ts'
export { type MigrationUrls, migrateDatabases } from './databases/migrate-databases.ts'
export { withScratchDatabases } from './databases/scratch-databases.ts'
export { findFreePort, isPortTaken } from './ports.ts'
export {
  PortTaken,
  type RunningPostgres,
  type StartPostgresOptions,
  startPostgres,
  stopAbandonedPostgres,
} from './postgres/start-postgres.ts'
export { identityOf, isSameProcess, type ProcessIdentity } from './process-identity.ts'
export { type RunningRedis, startRedis, stopAbandonedRedis } from './redis/start-redis.ts'
export { becomesReady, isReady } from './start/is-ready.ts'
export { loadCustomers } from './start/load-customers.ts'
export { type Platform, startPlatform } from './start/platform.ts'
export {
  databaseNames,
  draftNames,
  dropDrafts,
  startEmbedded,
  withPath,
  withSql,
} from './start/prepare-databases.ts'
export { createProgress, StartBrokenOff } from './start/progress.ts'
export { takeRunRecord } from './start/run-record.ts'
