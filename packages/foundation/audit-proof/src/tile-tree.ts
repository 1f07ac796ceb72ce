import { emptyRoot, hashChildren } from './merkle.ts'
import { fullWidth, tileWidth } from './tile-path.ts'

/**
 * Reads a tile of a tree: at least the first `width` hashes (32 bytes each) of tile `index` of `level`; more
 * may follow, since a tile only grows. The caller never asks for a tile that the tree of the asked size does
 * not have.
 */
export type TileReader = (level: number, index: number, width: number) => Promise<Uint8Array>

const hashLength = 32

/** The tree of `size` leaves as its tiles show it. Each tile is read once; one that is too short throws. */
export interface TileTree {
  readonly size: number
  /**
   * Root of the leaves from `from` (inclusive) to `to` (exclusive), a range that the recursion of RFC 9162
   * splits off.
   */
  rootOfRange(from: number, to: number): Promise<Uint8Array>
}

export function tileTree(size: number, read: TileReader): TileTree {
  const known = new Map<string, Promise<Uint8Array>>()

  function tile(level: number, index: number): Promise<Uint8Array> {
    const key = `${level}/${index}`
    const found = known.get(key) ?? readTile(read, level, index, tileWidth(size, level, index))
    known.set(key, found)
    return found
  }

  /** Root of the complete subtree of 2^height leaves that begins at leaf `from`, a multiple of 2^height. */
  async function complete(from: number, height: number): Promise<Uint8Array> {
    const level = Math.floor(height / 8)
    const span = 2 ** (height - 8 * level)
    const first = from / fullWidth ** level
    const bytes = await tile(level, Math.floor(first / fullWidth))
    return foldHashes(splitHashes(bytes).slice(first % fullWidth, (first % fullWidth) + span))
  }

  return {
    size,
    rootOfRange: async (from, to) => {
      const roots: Uint8Array[] = []
      for (let at = from; at < to; ) {
        const height = floorLog2(to - at)
        roots.push(await complete(at, height))
        at += 2 ** height
      }
      return roots.length === 0 ? emptyRoot() : roots.reduceRight((right, left) => hashChildren(left, right))
    },
  }
}

/** Root of a full row of hashes, 2^n of them. */
export function foldHashes(row: readonly Uint8Array[]): Uint8Array {
  let hashes = row
  while (hashes.length > 1) {
    const above: Uint8Array[] = []
    for (let at = 0; at + 1 < hashes.length; at += 2) above.push(pair(hashes, at))
    hashes = above
  }
  return hashes[0] ?? emptyRoot()
}

function pair(hashes: readonly Uint8Array[], at: number): Uint8Array {
  const [left = emptyRoot(), right = emptyRoot()] = hashes.slice(at, at + 2)
  return hashChildren(left, right)
}

export async function readTile(read: TileReader, level: number, index: number, width: number) {
  const bytes = await read(level, index, width)
  if (bytes.length % hashLength !== 0 || bytes.length < width * hashLength) {
    throw new Error(`tile ${level}/${index} holds ${bytes.length} bytes, ${width} hashes were asked`)
  }
  return bytes.subarray(0, width * hashLength)
}

export function splitHashes(bytes: Uint8Array): Uint8Array[] {
  const count = Math.floor(bytes.length / hashLength)
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * hashLength, (at + 1) * hashLength))
}

/** The exponent of the largest power of two that is not larger than `value`, exact for every safe integer. */
export function floorLog2(value: number): number {
  const guess = Math.floor(Math.log2(value))
  return 2 ** guess > value ? guess - 1 : 2 ** (guess + 1) <= value ? guess + 1 : guess
}
