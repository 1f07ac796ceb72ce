import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import postgres from 'postgres'
import type { BackedUpDatabase, BackedUpTable } from './manifest.ts'
import { copiedTo, listMigrations, listTables } from './own-tables.ts'

/** Numbers that may have been given out after the backup are not given out again. */
const gapAfter = 10_000

/**
 * Puts a backup into a database of the same schema, in one transaction with `replay`, and with every trigger
 * off. Throws when the schema is another, or a file is not as it was written.
 */
export async function importDatabase(
  url: string,
  backup: BackedUpDatabase,
  folder: string,
  replay: (tx: postgres.TransactionSql) => Promise<void>,
): Promise<void> {
  await verifyFiles(backup, folder)
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    if (!isDeepStrictEqual(await listMigrations(sql), backup.migrations))
      throw new Error(
        'the backup is of another version of the schema. Restore it with the version that made it, then update.',
      )
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`set local row_security = off`
      const tables = (await listTables(tx)).map(({ name }) => name)
      await tx.unsafe(`truncate ${tables.join(', ')}`)
      for (const table of backup.tables) await importTable(tx, table, folder)
      for (const [name, reached] of Object.entries(backup.sequences))
        await tx`select setval(${name}::regclass, ${reached + gapAfter})`
      await replay(tx)
    })
  } finally {
    await sql.end()
  }
}

async function importTable(tx: postgres.TransactionSql, table: BackedUpTable, folder: string): Promise<void> {
  const target = await tx.unsafe(`copy ${copiedTo(table)} from stdin`).writable()
  await pipeline(createReadStream(fileOf(table, folder)), target)
}

/** Throws for the first file that is not as it was written: before anything is touched. */
async function verifyFiles({ tables }: BackedUpDatabase, folder: string): Promise<void> {
  for (const table of tables) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(fileOf(table, folder)), hash)
    if (hash.digest('hex') !== table.sha256)
      throw new Error(`${table.name} is not as the backup was written. Take another backup.`)
  }
}

const fileOf = ({ name }: BackedUpTable, folder: string) => path.join(folder, `${name}.copy`)
