import { fileURLToPath } from 'node:url'
import { listSqlFiles, readGate } from './gate-text.ts'

/** Where migrations and gate of each database lie, from this module's own folder, built or not. */
const folders = {
  register: '../../../../infra/postgres/',
  keys: '../../../../infra/postgres/keys/',
} as const

export type SchemaOf = keyof typeof folders

/** The migrations that a program knows, the last by name and how many, and the digest of its gate functions. */
export interface SchemaVersion {
  readonly last: string
  readonly count: number
  readonly gate: string | undefined
}

/** The schema that this program was made for: the migrations that are delivered with it. Throws when they are not. */
export function knownSchema(database: SchemaOf): SchemaVersion {
  const folder = (name: string) => fileURLToPath(new URL(`${folders[database]}${name}`, import.meta.url))
  const names = listSqlFiles(folder('migrations'))
  const last = names.at(-1)
  if (last === undefined)
    throw new Error('infra/postgres must be delivered with the program: it has no migrations')
  return { last, count: names.length, gate: readGate(folder('gate'))?.digest }
}
