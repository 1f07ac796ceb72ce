import { withScratchDatabases } from '@tym/dev'
import postgres from 'postgres'
import { dumpSchema } from '../schema/dump-schema.ts'

/**
 * The listing of the register, of the key database and of the session database, after all migrations. The
 * queue's schema is its library's.
 */
export function generateSchema(): Promise<string> {
  return withScratchDatabases(async (urls) => {
    const register = await listing(urls.register, 'The register')
    const keys = await listing(urls.keys, 'The key database')
    const sessions = await listing(urls.sessions, 'The session database')
    return `${register}\n${keys}\n${sessions}`
  })
}

async function listing(url: string, title: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await dumpSchema(sql, title)
  } finally {
    await sql.end()
  }
}
