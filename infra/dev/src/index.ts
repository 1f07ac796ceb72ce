export { ensureDatabase, makeTemplate } from './databases/create-database.ts'
export { ensureLoginRoles, type LoginRole, loginRoles } from './databases/login-roles.ts'
export { migrateDatabases } from './databases/migrate-databases.ts'
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
