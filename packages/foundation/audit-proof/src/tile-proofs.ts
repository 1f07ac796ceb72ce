import { floorLog2, type TileReader, tileTree } from './tile-tree.ts'

/** Root of the tree of `size` leaves, from its tiles. */
export function rootOf(size: number, read: TileReader): Promise<Uint8Array> {
  return tileTree(size, read).rootOfRange(0, size)
}

/**
 * The proof that leaf `index` is in the tree of `size` leaves (RFC 9162 section 2.1.3.1), nearest sibling
 * first. Throws when the tree has no such leaf.
 */
export async function inclusionProof(size: number, index: number, read: TileReader): Promise<Uint8Array[]> {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const tree = tileTree(size, read)
  const proof: Uint8Array[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + split(to - from)
    if (index < middle) {
      proof.unshift(await tree.rootOfRange(middle, to))
      to = middle
    } else {
      proof.unshift(await tree.rootOfRange(from, middle))
      from = middle
    }
  }
  return proof
}

/**
 * The proof that the tree of `newSize` leaves begins with the tree of `oldSize` (RFC 9162 section 2.1.4.1);
 * empty from the empty tree and between equal sizes. Reads only tiles of the new tree. Throws when the old
 * one is larger.
 */
export async function consistencyProof(
  oldSize: number,
  newSize: number,
  read: TileReader,
): Promise<Uint8Array[]> {
  if (!(oldSize >= 0 && oldSize <= newSize))
    throw new RangeError(`no tree of ${oldSize} in one of ${newSize}`)
  if (oldSize === 0) return []
  const tree = tileTree(newSize, read)
  const proof: Uint8Array[] = []
  let [from, to] = [0, newSize]
  while (to !== oldSize) {
    const middle = from + split(to - from)
    if (oldSize <= middle) {
      proof.unshift(await tree.rootOfRange(middle, to))
      to = middle
    } else {
      proof.unshift(await tree.rootOfRange(from, middle))
      from = middle
    }
  }
  // Who verifies knows the root of the old tree only when it is a subtree of the new one as a whole.
  if (from > 0) proof.unshift(await tree.rootOfRange(from, to))
  return proof
}

/** The largest power of two that is smaller than `count`. */
function split(count: number): number {
  return 2 ** floorLog2(count - 1)
}
