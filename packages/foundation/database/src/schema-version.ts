import { fileURLToPath } from 'node:url'
import { listMigrations, readRepeatable } from './schema-files.ts'

/** Where the files of each database lie, from this module's own folder, built or not. */
const folders = {
  register: '../../../../infra/postgres/',
  keys: '../../../../infra/postgres/keys/',
} as const

export type SchemaOf = keyof typeof folders

/**
 * The migrations that a program knows, the last by name and how many, and the digest of its functions and
 * gate.
 */
export interface SchemaVersion {
  readonly last: string
  readonly count: number
  readonly gate: string | undefined
}

/**
 * The schema that this program was made for: the files that are delivered with it. Throws when they are not.
 */
export function knownSchema(database: SchemaOf): SchemaVersion {
  const folder = fileURLToPath(new URL(folders[database], import.meta.url))
  const names = listMigrations(folder)
  const last = names.at(-1)
  if (last === undefined)
    throw new Error('infra/postgres must be delivered with the program: it has no baseline and no migrations')
  return { last, count: names.length, gate: readRepeatable(folder)?.digest }
}
