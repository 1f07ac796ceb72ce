import type { DevelopmentConfig } from '@tym/config'
import { keepLogMonths } from '@tym/database'
import {
  databaseNames,
  draftNames,
  dropDrafts,
  ensureDatabase,
  keepLogOrigin,
  markRestoring,
  migrateDatabases,
  readLogOrigin,
  startEmbedded,
  takeRunRecord,
  unmarkRestoring,
  withPath,
  withSql,
} from '@tym/dev'
import { systemClock } from '@tym/kernel'
import type { Sql } from 'postgres'
import { nextLogOrigin } from './next-log-origin.ts'
import { readJournals } from './read-journals.ts'
import type { Replayed } from './replay-journal.ts'
import { restoreBackup } from './restore-backup.ts'

/**
 * Replaces the databases of the platform on this machine, which must not run, with those of a backup, the
 * journal done again. Until everything is in new databases, which then take the place of the old ones, a
 * failure or a crash changes nothing. Answers in `broken` how many lines of the journal crashes had cut off.
 */
export async function restoreEmbedded(
  config: DevelopmentConfig,
  options: {
    readonly folder: string
    readonly journalFiles: readonly string[]
    readonly knownSize: number | undefined
  },
): Promise<Replayed & { readonly origin: string; readonly broken: number }> {
  const record = await takeRunRecord(config.dataDirectory)
  try {
    const journal = await readJournals(options.journalFiles)
    const clock = systemClock({ calendarDate: config.calendarDate })
    const origin = nextLogOrigin(readLogOrigin(config.dataDirectory), clock.instant())
    const server = await startEmbedded(config)
    try {
      const at = (name: string) => withPath(server.superuserUrl, `/${name}`)
      await withSql(server.superuserUrl, async (sql) => {
        for (const name of Object.values(draftNames)) await replaceDatabase(sql, name)
        // The queue begins empty: what is promised is handed over again. So do the sessions, which no backup
        // has: everybody signs in again.
        await replaceDatabase(sql, databaseNames.queue)
        await replaceDatabase(sql, databaseNames.sessions)
      })
      const sessions = config.sessionDatabaseUrl ?? at(databaseNames.sessions)
      const urls = { register: at(draftNames.register), keys: at(draftNames.keys) }
      await migrateDatabases({
        ...urls,
        queue: at(databaseNames.queue),
        sessions,
      })
      await withSql(sessions, endSessions)
      const { folder, knownSize } = options
      const replayed = await restoreBackup({ urls, folder, journal, clock, origin, knownSize })
      await keepLogMonths(urls.register, clock.instant())
      // A crash from here on leaves the mark: no start, until the restore has been run again.
      markRestoring(config.dataDirectory)
      await withSql(server.superuserUrl, async (sql) => {
        await takePlace(sql, draftNames.keys, databaseNames.keys)
        await takePlace(sql, draftNames.register, databaseNames.register)
      })
      keepLogOrigin(config.dataDirectory, origin)
      unmarkRestoring(config.dataDirectory)
      return { ...replayed, origin, broken: journal.broken }
    } finally {
      await withSql(server.superuserUrl, dropDrafts)
      await server.stop()
    }
  } finally {
    record.release()
  }
}

/** Those of a server elsewhere, whose database is not ours to replace. */
async function endSessions(sql: Sql): Promise<void> {
  await sql`truncate session.session, session.login, session.proof`
}

async function replaceDatabase(sql: Sql, name: string): Promise<void> {
  await sql`drop database if exists ${sql(name)} with (force)`
  await ensureDatabase(sql, name)
}

async function takePlace(sql: Sql, draft: string, name: string): Promise<void> {
  await sql`drop database if exists ${sql(name)} with (force)`
  await sql`alter database ${sql(draft)} rename to ${sql(name)}`
}
