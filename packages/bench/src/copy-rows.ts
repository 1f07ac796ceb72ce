import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Sql } from 'postgres'

export type Cell = string | number | boolean | Date | Buffer | null | readonly string[]
export type Row = readonly Cell[]

/** Loads rows by COPY. Table and columns are our own names, never input. */
export async function copyRows(
  sql: Sql,
  table: string,
  columns: string,
  rows: readonly Row[],
): Promise<void> {
  const target = await sql.unsafe(`copy ${table} (${columns}) from stdin`).writable()
  await pipeline(Readable.from(rows.map((row) => `${row.map(textOf).join('\t')}\n`)), target)
}

/** The text format of COPY: tab-separated, with backslash escapes. */
function textOf(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'string') return escapeText(cell)
  if (Buffer.isBuffer(cell)) return `\\\\x${cell.toString('hex')}`
  if (cell instanceof Date) return cell.toISOString()
  return typeof cell === 'object' ? escapeText(`{${cell.join(',')}}`) : String(cell)
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escapeText = (text: string) => text.replaceAll(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign)
