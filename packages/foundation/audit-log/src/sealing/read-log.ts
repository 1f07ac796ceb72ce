import { type TileAddress, tileWidth } from '@tym/audit-proof'
import type { ReadTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { tileReader } from './tiles.ts'

const newest = z
  .array(z.object({ size: z.coerce.number().pipe(z.int()), note: z.string(), signedAt: z.coerce.date() }))
  .max(1)

export interface SignedHead {
  readonly size: number
  /** The checkpoint as a signed note. */
  readonly note: string
  readonly signedAt: Date
}

/** The newest signed head of the log. */
export async function findCheckpoint({ drizzle }: ReadTx): Promise<SignedHead | undefined> {
  const rows = await drizzle.execute(
    sql`select size, note, signed_at as "signedAt" from audit.checkpoint order by size desc limit 1`,
  )
  return newest.parse([...rows])[0]
}

/** A tile, with exactly the hashes that were asked for; undefined unless a signed head reaches them. */
export async function findTile(
  tx: ReadTx,
  { level, index, width }: TileAddress,
): Promise<Uint8Array | undefined> {
  const { size } = (await findCheckpoint(tx)) ?? { size: 0 }
  if (tileWidth(size, level, index) < width) return undefined
  const data = await tileReader(tx)(level, index, width)
  return data.subarray(0, width * 32)
}

const stated = z.array(z.object({ statement: z.string() }))

/** The signed statements of restores, oldest first. */
export async function listRecoveries({ drizzle }: ReadTx): Promise<readonly string[]> {
  const rows = await drizzle.execute(sql`select statement from audit.recovery
    where statement is not null order by recovered_at`)
  return stated.parse([...rows]).map(({ statement }) => statement)
}
