import { appendLeaves, type TileWrite } from './append-leaves.ts'
import { emptyRoot } from './merkle.ts'
import type { TileReader } from './tile-tree.ts'

/** A tree that keeps its tiles in memory, as the database keeps them. */
export interface TestTree {
  readonly read: TileReader
  readonly written: readonly TileWrite[]
  size(): number
  root(): Uint8Array
  append(leafHashes: readonly Uint8Array[]): Promise<void>
}

export function testTree(): TestTree {
  const tiles = new Map<string, Uint8Array>()
  const written: TileWrite[] = []
  let [size, root] = [0, emptyRoot()]
  const read: TileReader = async (level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array()
  return {
    read,
    written,
    size: () => size,
    root: () => root,
    append: async (leafHashes) => {
      const appended = await appendLeaves(size, leafHashes, read)
      for (const tile of appended.tiles) tiles.set(`${tile.level}/${tile.index}`, tile.data)
      written.push(...appended.tiles)
      size = appended.size
      root = appended.root
    },
  }
}
