import { equalBytes, sha256 } from './bytes.ts'

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** Hash of a leaf: SHA-256(0x00 ‖ data) (RFC 9162 section 2.1.1). */
export function hashLeaf(data: Uint8Array): Uint8Array {
  return sha256(leafPrefix, data)
}

/** Hash of a node: SHA-256(0x01 ‖ left ‖ right) (RFC 9162 section 2.1.1). */
export function hashChildren(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(nodePrefix, left, right)
}

/** Root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256()
}

/**
 * Whether the proof shows that the leaf hash stands at `index` in the tree of `size` leaves with this root
 * (RFC 9162 section 2.1.3.2). Everything given may be an attacker's: numbers that are no sizes, too short
 * hashes and proofs of a wrong length answer false.
 */
export function verifyInclusion(claim: {
  readonly index: number
  readonly size: number
  readonly leafHash: Uint8Array
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}): boolean {
  const { index, size, leafHash, root, proof } = claim
  if (!isCount(index) || !isCount(size) || index >= size) return false
  if (![leafHash, root, ...proof].every(isHash)) return false
  let first = index
  let last = size - 1
  let hash = leafHash
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(first) || first === last) {
      hash = hashChildren(sibling, hash)
      for (; !isOdd(first) && first !== 0; first = half(first)) last = half(last)
    } else {
      hash = hashChildren(hash, sibling)
    }
    first = half(first)
    last = half(last)
  }
  return last === 0 && equalBytes(hash, root)
}

/**
 * Whether the proof shows that the tree of `newSize` leaves begins with the `oldSize` leaves of the old one
 * (RFC 9162 section 2.1.4.2); everything given may be an attacker's. As C2SP tlog-witness has it, the proof
 * is empty from the empty tree and between equal sizes, whose roots must then be the same.
 */
export function verifyConsistency(claim: {
  readonly oldSize: number
  readonly oldRoot: Uint8Array
  readonly newSize: number
  readonly newRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false
  if (![oldRoot, newRoot, ...proof].every(isHash)) return false
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot)
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, emptyRoot())
  return proof.length > 0 && bothRootsFollow(claim)
}

function bothRootsFollow(claim: Parameters<typeof verifyConsistency>[0]): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim
  const [start, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof
  if (start === undefined) return false
  let first = oldSize - 1
  let last = newSize - 1
  for (; isOdd(first); first = half(first)) last = half(last)
  let [oldHash, newHash] = [start, start]
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(first) || first === last) {
      oldHash = hashChildren(sibling, oldHash)
      newHash = hashChildren(sibling, newHash)
      for (; !isOdd(first) && first !== 0; first = half(first)) last = half(last)
    } else {
      newHash = hashChildren(newHash, sibling)
    }
    first = half(first)
    last = half(last)
  }
  return last === 0 && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot)
}

// Sizes pass 2^32: no operators on bits, which would cut them.
function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === 32
}

function isOdd(value: number): boolean {
  return value % 2 === 1
}

function half(value: number): number {
  return Math.floor(value / 2)
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.log2(value) === value
}
