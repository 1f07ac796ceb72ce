import type { TileReader, TileWrite } from '@tym/audit-proof'
import type { ReadTx, WriteTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const rows = z.array(z.object({ data: z.instanceof(Uint8Array) })).max(1)

/** Reads tiles as the transaction sees them; one that is not there is empty. */
export const tileReader =
  ({ drizzle }: ReadTx): TileReader =>
  async (level, index) => {
    const found = rows.parse([
      ...(await drizzle.execute(
        sql`select data from audit.tile where level = ${level} and index = ${index}`,
      )),
    ])
    return found[0]?.data ?? new Uint8Array()
  }

/**
 * Keeps tiles as they are from now on; the database refuses one that does not go on from what was there
 * (TY018).
 */
export async function keepTiles({ drizzle }: WriteTx, tiles: readonly TileWrite[]): Promise<void> {
  if (tiles.length === 0) return
  const values = tiles.map(({ level, index, data }) => ({
    level,
    index,
    data: Buffer.from(data).toString('hex'),
  }))
  await drizzle.execute(sql`insert into audit.tile (level, index, data)
    select t.level, t.index, decode(t.data, 'hex')
    from json_to_recordset(${JSON.stringify(values)}::json) as t (level smallint, index bigint, data text)
    on conflict (level, index) do update set data = excluded.data`)
}
