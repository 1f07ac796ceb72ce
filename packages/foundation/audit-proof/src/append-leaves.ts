import { fullWidth, type TileAddress, tileWidth } from './tile-path.ts'
import { rootOf } from './tile-proofs.ts'
import { foldHashes, readTile, splitHashes, type TileReader } from './tile-tree.ts'

/**
 * One tile as it is to be kept from now on: `data` has `width` × 32 bytes and replaces a narrower one at its
 * place.
 */
export interface TileWrite extends TileAddress {
  readonly data: Uint8Array
}

export interface Appended {
  /** Each tile that changed, once, as it stands at the new size; lowest level first, left to right. */
  readonly tiles: readonly TileWrite[]
  readonly size: number
  readonly root: Uint8Array
}

/**
 * Appends leaf hashes to the tree of `size` leaves, reading only the partial tiles of the right edge. Writes
 * nothing: the caller keeps `tiles`, `size` and `root` in one transaction, and a full tile is never written a
 * second time.
 */
export async function appendLeaves(
  size: number,
  leafHashes: readonly Uint8Array[],
  read: TileReader,
): Promise<Appended> {
  const tiles: TileWrite[] = []
  let row = leafHashes
  for (let level = 0; row.length > 0; level += 1) {
    const written = await appendRow({ size, level, row, read })
    tiles.push(...written)
    row = written.filter(({ width }) => width === fullWidth).map(({ data }) => foldHashes(splitHashes(data)))
  }
  const newSize = size + leafHashes.length
  return { tiles, size: newSize, root: await rootOf(newSize, over(tiles, read)) }
}

async function appendRow(options: {
  readonly size: number
  readonly level: number
  readonly row: readonly Uint8Array[]
  readonly read: TileReader
}): Promise<TileWrite[]> {
  const { size, level, row, read } = options
  const first = Math.floor(size / fullWidth ** (level + 1))
  const width = tileWidth(size, level, first)
  const kept = width === 0 ? [] : splitHashes(await readTile(read, level, first, width))
  const hashes = [...kept, ...row]
  return Array.from({ length: Math.ceil(hashes.length / fullWidth) }, (_, at) => {
    const part = hashes.slice(at * fullWidth, (at + 1) * fullWidth)
    return { level, index: first + at, width: part.length, data: Buffer.concat(part) }
  })
}

/** What was just made lies over what is kept. */
function over(tiles: readonly TileWrite[], read: TileReader): TileReader {
  const made = new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile.data]))
  return async (level, index, width) => made.get(`${level}/${index}`) ?? read(level, index, width)
}
