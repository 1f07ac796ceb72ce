import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'
import type { BackedUpDatabase, BackedUpTable } from './manifest.ts'
import { copiedFrom, listMigrations, listSequences, listTables } from './own-tables.ts'

/**
 * Writes every table of a database into a folder, a file each, all as they were at one moment. Row-level
 * security is off: a role that a policy filters is refused, instead of making a backup that looks whole
 * (invariant 13).
 */
export async function exportDatabase(url: string, folder: string): Promise<BackedUpDatabase> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    const parts: BackedUpDatabase[] = []
    await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`set local row_security = off`
      const tables: BackedUpTable[] = []
      for (const table of await listTables(tx)) tables.push(await exportTable(tx, table, folder))
      parts.push({ migrations: await listMigrations(tx), tables, sequences: await listSequences(tx) })
    })
    const [exported] = parts
    if (exported === undefined) throw new Error('nothing was exported')
    return exported
  } finally {
    await sql.end()
  }
}

async function exportTable(
  tx: postgres.TransactionSql,
  table: { readonly name: string; readonly columns: string[] },
  folder: string,
): Promise<BackedUpTable> {
  const hash = createHash('sha256')
  let rows = 0
  // Each row of the text form is one line: line breaks in values are written as \n.
  const watch = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      for (const byte of chunk) if (byte === 10) rows += 1
      done(undefined, chunk)
    },
  })
  const source = await tx.unsafe(`copy ${copiedFrom(table)} to stdout`).readable()
  await pipeline(
    source,
    watch,
    createWriteStream(path.join(folder, `${table.name}.copy`), { mode: 0o600, flush: true }),
  )
  return { ...table, rows, sha256: hash.digest('hex') }
}
