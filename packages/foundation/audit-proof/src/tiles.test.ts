import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashChildren, verifyConsistency, verifyInclusion } from './merkle.ts'
import { testTree } from './test-tree.ts'
import { parseTilePath, tilePath } from './tile-path.ts'
import { consistencyProof, inclusionProof, rootOf } from './tile-proofs.ts'

const leafOf = (at: number) => createHash('sha256').update(`leaf ${at}`).digest()
const leavesOf = (from: number, count: number) => Array.from({ length: count }, (_, at) => leafOf(from + at))

/** The root by the definition of RFC 9162, without tiles. */
function definedRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [only, second] = hashes
  if (only === undefined || second === undefined) return only ?? createHash('sha256').digest()
  let left = 1
  while (left * 2 < hashes.length) left *= 2
  return hashChildren(definedRoot(hashes.slice(0, left)), definedRoot(hashes.slice(left)))
}

const batches = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 })

describe('a tree kept as tiles', () => {
  test('has the root that the definition gives, however its leaves came', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (counts) => {
        const tree = testTree()
        for (const count of counts) await tree.append(leavesOf(tree.size(), count))
        expect(Buffer.from(tree.root())).toEqual(Buffer.from(definedRoot(leavesOf(0, tree.size()))))
      }),
      { numRuns: 30 },
    )
  })

  test('crosses into the third level of tiles, and writes no full tile twice', async () => {
    const tree = testTree()
    const counts = [65_000, 500, 36, 1, 700]
    for (const count of counts) await tree.append(leavesOf(tree.size(), count))
    expect(Buffer.from(tree.root())).toEqual(Buffer.from(definedRoot(leavesOf(0, tree.size()))))
    const full = tree.written.filter(({ width }) => width === 256).map(tilePath)
    expect(new Set(full).size).toBe(full.length)
    expect(full).toContain('1/000')
  })

  test('proves any leaf in any of its sizes, and that each size begins with each smaller one', async () => {
    const tree = testTree()
    await tree.append(leavesOf(0, 1_200))
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_200 }),
        fc.nat(),
        fc.nat(),
        async (newSize, some, other) => {
          const [index, oldSize] = [some % newSize, other % (newSize + 1)]
          const root = await rootOf(newSize, tree.read)
          const proof = await inclusionProof(newSize, index, tree.read)
          const claim = { index, size: newSize, leafHash: leafOf(index), root, proof }
          expect(verifyInclusion(claim)).toBe(true)
          expect(verifyInclusion({ ...claim, leafHash: leafOf(index + 1) })).toBe(false)
          const from = await consistencyProof(oldSize, newSize, tree.read)
          const oldRoot = await rootOf(oldSize, tree.read)
          const told = { oldSize, oldRoot, newSize, newRoot: root, proof: from }
          expect(verifyConsistency(told)).toBe(true)
          // The empty tree is the beginning of every other.
          if (oldSize > 0) expect(verifyConsistency({ ...told, newRoot: leafOf(9_999) })).toBe(false)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('the path of a tile', () => {
  test.each([
    [{ level: 0, index: 1_234_067, width: 256 }, '0/x001/x234/067'],
    [{ level: 0, index: 1_234_067, width: 8 }, '0/x001/x234/067.p/8'],
    [{ level: 2, index: 0, width: 256 }, '2/000'],
  ])('is written as tlog-tiles has it: %o', (address, path) => {
    expect(tilePath(address)).toBe(path)
    expect(parseTilePath(path)).toEqual(address)
  })

  test.each(['0/1', '0/x000/001', '00/001', '64/001', '0/001.p/256', '0/001.p/0', '0/001.p/08', '0/abc', ''])(
    'is refused when written otherwise: %s',
    (path) => {
      expect(() => parseTilePath(path)).toThrow('not a well-formed tile-path')
    },
  )
})
