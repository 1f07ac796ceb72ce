import { findCheckpoint, findTile, listRecoveries, withCosignatures } from '@tym/audit-log'
import { NotWellFormed, parseTilePath, type TileAddress } from '@tym/audit-proof'
import type { Context, Database } from '@tym/database'
import { problemResponse } from '@tym/employment'
import { type Clock, Problem } from '@tym/kernel'
import type { Hono } from 'hono'

const text = 'text/plain; charset=utf-8'
const forever = 'public, max-age=31536000, immutable'

/**
 * The sealed log for whoever checks it (C2SP tlog-tiles): its newest signed head and the hashes of its tree,
 * and after a restore which log goes on as which. Open to everybody, since hashes tell nothing of anybody;
 * entries are never among them.
 */
export function mountLog(
  app: Hono,
  { database, clock }: { readonly database: Database; readonly clock: Clock },
): void {
  const context = (): Context => ({
    instant: clock.instant(),
    calendar: clock.calendar(),
    scope: { kind: 'public' },
  })
  const nothing = (language: string | undefined) =>
    problemResponse(new Problem('not-found', 'The log has no such part.'), language ?? null)

  app.get('/log/checkpoint', async (c) => {
    const note = await database.read(context(), async (tx) => {
      const found = await findCheckpoint(tx)
      return found && (await withCosignatures(tx, found))
    })
    if (note === undefined) return nothing(c.req.header('accept-language'))
    return c.body(note, 200, { 'content-type': text, 'cache-control': 'no-cache' })
  })
  app.get('/log/recoveries', async (c) => {
    const statements = await database.read(context(), listRecoveries)
    return c.json({ items: statements }, 200, { 'cache-control': 'no-cache' })
  })
  app.get('/log/tile/*', async (c) => {
    const address = findAddress(c.req.path.slice('/log/tile/'.length))
    const tile = address && (await database.read(context(), (tx) => findTile(tx, address)))
    if (tile === undefined) return nothing(c.req.header('accept-language'))
    return c.body(Uint8Array.from(tile), 200, {
      'content-type': 'application/octet-stream',
      'cache-control': forever,
    })
  })
}

/** The path is the attacker's. */
function findAddress(path: string): TileAddress | undefined {
  try {
    return parseTilePath(path)
  } catch (error) {
    if (error instanceof NotWellFormed) return undefined
    throw error
  }
}
