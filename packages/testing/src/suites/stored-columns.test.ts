import { readFileSync } from 'node:fs'
import { removalTreatments } from '@tym/register'
import { describe, expect, it } from 'vitest'
import { storedColumns } from '../stored-columns.ts'

const listing = new URL('../../../../infra/postgres/schema.sql', import.meta.url)

/** Columns by table of the register's committed schema listing (the key database follows it). */
function columnsByTable(): ReadonlyMap<string, readonly string[]> {
  const tables = new Map<string, string[]>()
  let columns: string[] = []
  let name = ''
  for (const line of readFileSync(listing, 'utf8').split('\n')) {
    const table = /^table (\S+)/.exec(line)?.[1]
    const column = /^ {2}column (\S+)/.exec(line)?.[1]
    if (table !== undefined) {
      columns = []
      name = table
      tables.set(table, columns)
    } else if (column !== undefined) columns.push(column)
    // A part of a table has the columns of the table, and is declared with it.
    else if (line.startsWith('  partition of ')) tables.delete(name)
  }
  return tables
}

const aboutCustomerships = new Map(
  [...columnsByTable()].filter(
    ([table, columns]) =>
      !table.startsWith('keys.') &&
      (columns.includes('customership') || table === 'customerships.customership'),
  ),
)

describe('a table that names a customership', () => {
  it('is declared, and no table is declared that does not exist', () => {
    expect(Object.keys(storedColumns).sort()).toEqual([...aboutCustomerships.keys()].sort())
  })

  it.each(Object.entries(storedColumns))(
    '%s has no column but those declared encrypted or plain',
    (table, declared) => {
      const columns = [...declared.encrypted, ...Object.keys(declared.plain)]
      expect([...(aboutCustomerships.get(table) ?? [])].sort()).toEqual(columns.sort())
    },
  )

  it('has no encrypted column that a removal of a fact would pass by', () => {
    const encrypted = Object.entries(storedColumns).flatMap(([table, columns]) =>
      columns.encrypted.map((column) => `${table}.${column}`),
    )
    expect(Object.keys(removalTreatments).sort()).toEqual(encrypted.sort())
  })
})
