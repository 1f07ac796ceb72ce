export { createTestDatabase, type TestDatabase, type TestDatabaseUrls } from './test-database.ts'
