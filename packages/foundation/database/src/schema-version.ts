import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the migrations of each database lie, from this module's own folder, built or not. */
const folders = {
  register: '../../../../infra/postgres/migrations/',
  keys: '../../../../infra/postgres/keys/migrations/',
} as const

export type SchemaOf = keyof typeof folders

/** The migrations that a program knows: the last by name, and how many. */
export interface SchemaVersion {
  readonly last: string
  readonly count: number
}

/** The schema that this program was made for: the migrations that are delivered with it. Throws when they are not. */
export function knownSchema(database: SchemaOf): SchemaVersion {
  const names = readdirSync(fileURLToPath(new URL(folders[database], import.meta.url)))
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  const last = names.at(-1)
  if (last === undefined)
    throw new Error('infra/postgres must be delivered with the program: it has no migrations')
  return { last, count: names.length }
}
