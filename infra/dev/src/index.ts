export { journalFileIn } from './backup/journal-file.ts'
export { keepLogOrigin, readLogOrigin } from './backup/log-origin.ts'
export { type Manifest, manifest } from './backup/manifest.ts'
export { type Journalled, readJournals } from './backup/read-journals.ts'
export { restoreBackup } from './backup/restore-backup.ts'
export { restoreEmbedded } from './backup/restore-embedded.ts'
export { takeBackup } from './backup/take-backup.ts'
export { withAdminDatabases } from './backup/with-admin-databases.ts'
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
export { type Platform, startPlatform } from './start/platform.ts'
export { createProgress, StartBrokenOff } from './start/progress.ts'
