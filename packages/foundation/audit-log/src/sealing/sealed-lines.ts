import { type LogEntry, type PerPart, partSalt } from '@tym/audit-proof'
import type { ReadTx } from '@tym/database'
import type { CustomershipId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { logLineColumns, parseLogLine, toLogEntry } from './log-line.ts'

/** A line of a file's log with all that it takes to show that it is in the tree. */
export interface SealedLine {
  readonly entry: LogEntry
  readonly salts: PerPart
  readonly leafIndex: number
}

const count = z.coerce.number().pipe(z.int())
const proofColumns = z.object({
  number: count,
  leaf_index: count,
  salt: z.instanceof(Uint8Array),
  file_salt: z.instanceof(Uint8Array),
})

const counted = z.tuple([z.object({ lines: z.int() })])

/** The lines of a customership that the tree of `size` leaves has, from number `from` on, at most `most`. */
export async function listSealedLines(
  { drizzle }: ReadTx,
  customership: CustomershipId,
  { size, from, most }: { readonly size: number; readonly from: number; readonly most: number },
): Promise<SealedLine[]> {
  const rows =
    await drizzle.execute(sql`select ${logLineColumns}, f.number, f.salt as file_salt, l.index as leaf_index, l.salt
    from audit.file_line f join audit.leaf l on l.line = f.line
      join audit.entry e on e.line = f.line join audit.detail d on d.line = f.line
    where f.customership = ${customership} and f.number >= ${from} and l.index < ${size}
    order by f.number limit ${most}`)
  return rows.map((row) => {
    const { number, leaf_index: leafIndex, salt, file_salt: file } = proofColumns.parse(row)
    const salts = { act: partSalt(salt, 'act'), actor: partSalt(salt, 'actor'), file }
    return { entry: toLogEntry(parseLogLine(row), number), salts, leafIndex }
  })
}

/** How many lines of a customership the tree of `size` leaves has. */
export async function countSealedLines(
  { drizzle }: ReadTx,
  customership: CustomershipId,
  size: number,
): Promise<number> {
  const rows = await drizzle.execute(sql`select count(*)::int as lines from audit.file_line f
    join audit.leaf l on l.line = f.line where f.customership = ${customership} and l.index < ${size}`)
  return counted.parse([...rows])[0].lines
}
