export { type StartedWitness, startWitness } from './network/start-witness.ts'
export { findFreePort, type StartedApp, startApp } from './start-app.ts'
export { createTestDatabase, type TestDatabase, type TestDatabaseUrls } from './test-database.ts'
export { startTestRedis } from './test-redis.ts'
