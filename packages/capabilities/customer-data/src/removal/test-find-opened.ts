import type { CustomershipKeys, Place } from '@tym/key-vault'
import type { Sql } from 'postgres'
import { z } from 'zod'

const column = z.object({ schema: z.string(), table: z.string(), column: z.string() })
const row = z.record(z.string(), z.unknown())

/**
 * Every binary column of the database in which a text can be read by whoever has a file's keys, whatever the
 * platform says of it: each value is tried at every place that its own row could stand for. Named as
 * schema.table.column, in order.
 */
export async function findOpened(sql: Sql, keys: CustomershipKeys, text: string): Promise<string[]> {
  const columns = z.array(column).parse([
    ...(await sql`select table_schema as schema, table_name as table, column_name as column from information_schema.columns
      where data_type = 'bytea' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3`),
  ])
  const found: string[] = []
  for (const { schema, table, column: name } of columns) {
    const rows = z
      .array(row)
      .parse([
        ...(await sql`select * from ${sql(schema)}.${sql(table)} where octet_length(${sql(name)}) > ${28 + text.length}`),
      ])
    const holds = rows.some((each) =>
      opensOf(keys, { table: `${schema}.${table}`, column: name }, each).some((opened) =>
        opened.includes(text),
      ),
    )
    if (holds) found.push(`${schema}.${table}.${name}`)
  }
  return found
}

function opensOf(
  keys: CustomershipKeys,
  at: { readonly table: string; readonly column: string },
  values: Readonly<Record<string, unknown>>,
): string[] {
  const sealed = values[at.column]
  if (!Buffer.isBuffer(sealed)) return []
  return placesOf(at, values).flatMap((place) => {
    try {
      return [keys.decrypt(place, sealed)]
    } catch {
      return []
    }
  })
}

function placesOf(
  { table, column: name }: { readonly table: string; readonly column: string },
  values: Readonly<Record<string, unknown>>,
): Place[] {
  const texts = Object.values(values).filter((value) => typeof value === 'string')
  const numbers = Object.values(values).filter((value) => typeof value === 'number')
  const rows = [...texts, 'reason', 'withdrawal', `${String(values['class'])}/${String(values['owner'])}`]
  const versions = [...new Set([0, 1, 2, ...numbers])].filter((number) => number < 100)
  return [table, `${table}.${name}`].flatMap((sealedAs) =>
    [...new Set(rows)].flatMap((sealedRow) =>
      versions.flatMap((version) =>
        [0, 1, 2, 3, 4, 5, 6, 7].map((category) => ({ table: sealedAs, row: sealedRow, version, category })),
      ),
    ),
  )
}
