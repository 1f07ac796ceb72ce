import { randomBytes } from 'node:crypto'
import { ensureDatabase, migrateDatabases, type RunningPostgres, setPasswords } from '@tym/dev'
import { systemClock } from '@tym/kernel'
import postgres from 'postgres'
import { databaseUrlsOf, type TestDatabaseUrls } from './database-urls.ts'

const names = { register: 'tym', keys: 'tym_keys', queue: 'tym_queue' }
const sessions = 'tym_sessions'

/** The addresses of all four databases, the sessions' as its login role and as the superuser. */
export type OwnServerUrls = TestDatabaseUrls & {
  readonly sessions: string
  readonly sessionsSuperuser: string
}

/** Makes the four databases on a server that nobody else uses, migrated and empty. Answers where. */
export async function migrateOwnServer(server: RunningPostgres): Promise<OwnServerUrls> {
  const password = randomBytes(16).toString('hex')
  const { superuserUrl, port } = server
  const urls = databaseUrlsOf({ superuserUrl, port, password }, names)
  const sessionsSuperuser = superuserUrl.replace(/\/postgres$/, `/${sessions}`)
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined })
  try {
    for (const name of [...Object.values(names), sessions]) await ensureDatabase(sql, name)
    const admin = {
      register: urls.superuser,
      keys: urls.keysSuperuser,
      queue: urls.queueSuperuser,
      sessions: sessionsSuperuser,
    }
    await migrateDatabases(admin, systemClock().instant())
    await setPasswords(sql, () => password)
  } finally {
    await sql.end()
  }
  const session = `postgres://tym_session:${password}@127.0.0.1:${port}/${sessions}`
  return { ...urls, sessions: session, sessionsSuperuser }
}
