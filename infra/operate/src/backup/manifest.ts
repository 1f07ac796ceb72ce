import { z } from 'zod'

const table = z.strictObject({
  name: z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/),
  columns: z.array(z.string().regex(/^[a-z_0-9]+$/)).min(1),
  rows: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type BackedUpTable = z.infer<typeof table>

const database = z.strictObject({
  /** Names and digests of the migrations: a backup is restored into the very schema that it was made of. */
  migrations: z.record(z.string(), z.string()),
  tables: z.array(table).min(1),
  /** What each sequence has reached. */
  sequences: z.record(z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/), z.int()),
})
export type BackedUpDatabase = z.infer<typeof database>

/** What a backup holds. Written last: a folder without it is none. */
export const manifest = z.strictObject({
  format: z.literal('tym-backup/1'),
  at: z.iso.datetime(),
  register: database,
  keys: database,
})
export type Manifest = z.infer<typeof manifest>
