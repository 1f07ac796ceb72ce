import postgres from 'postgres'
import { expect } from 'vitest'

type Program = { ended(): Promise<unknown>; output(): string }

/** A database of the program's, as its superuser, and the setting that names it. */
export type LaterDatabase = { readonly url: string; readonly variable: string }

/** Starts a program on a database that a later version has migrated: it ends, and says so in one sentence. */
export async function expectLaterRefused(
  { url, variable }: LaterDatabase,
  start: () => Promise<Program>,
): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await sql`insert into meta.migration (name, sha256) values ('9999_later.sql', '')`
    const program = await start()
    expect(await program.ended()).toBe(1)
    const lines = program.output().trim().split('\n')
    expect(lines.filter((line) => !line.startsWith('{'))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${variable}: the schema of this database is newer \\(9999_later\\.sql\\) than this program \\(\\d{4}_.*\\)\\. Start a newer program\\.$`,
        ),
      ),
    ])
  } finally {
    await sql`delete from meta.migration where name = '9999_later.sql'`
    await sql.end({ timeout: 5 })
  }
}
