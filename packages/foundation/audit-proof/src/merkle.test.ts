import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import reference from './ct-reference.json' with { type: 'json' }
import { emptyRoot, hashLeaf, verifyConsistency, verifyInclusion } from './merkle.ts'
import { testTree } from './test-tree.ts'
import { consistencyProof, inclusionProof, rootOf } from './tile-proofs.ts'

const hex = z.string().transform((text) => Buffer.from(text, 'hex'))
const {
  leaves,
  roots,
  emptyRoot: noLeaves,
} = z.looseObject({ leaves: z.array(hex), roots: z.array(hex), emptyRoot: hex }).parse(reference)
const inclusion = z
  .array(z.object({ index: z.int(), size: z.int(), proof: z.array(hex) }))
  .parse(reference.inclusion)
const consistency = z
  .array(z.object({ from: z.int(), to: z.int(), proof: z.array(hex) }))
  .parse(reference.consistency)
const hashes = leaves.map(hashLeaf)
const rootAt = (size: number) => roots[size - 1] ?? noLeaves
const buffers = (parts: readonly Uint8Array[]) => parts.map((part) => Buffer.from(part))
const grown = async () => {
  const tree = testTree()
  await tree.append(hashes)
  return tree
}

describe('against the reference tree of Certificate Transparency', () => {
  test('every root is the published one', async () => {
    expect(Buffer.from(emptyRoot())).toEqual(noLeaves)
    const tree = await grown()
    for (let size = 1; size <= leaves.length; size += 1)
      expect(Buffer.from(await rootOf(size, tree.read))).toEqual(rootAt(size))
  })

  test.each(inclusion)('leaf $index of $size has the published proof', async ({ index, size, proof }) => {
    const tree = await grown()
    expect(buffers(await inclusionProof(size, index, tree.read))).toEqual(proof)
    const claim = { index, size, leafHash: hashes[index] ?? noLeaves, root: rootAt(size), proof }
    expect(verifyInclusion(claim)).toBe(true)
    expect(verifyInclusion({ ...claim, root: noLeaves })).toBe(false)
    expect(verifyInclusion({ ...claim, proof: [...proof, noLeaves] })).toBe(false)
    if (size > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false)
  })

  test.each(consistency)('$from to $to has the published proof', async ({ from, to, proof }) => {
    const tree = await grown()
    expect(buffers(await consistencyProof(from, to, tree.read))).toEqual(proof)
    const claim = { oldSize: from, oldRoot: rootAt(from), newSize: to, newRoot: rootAt(to), proof }
    expect(verifyConsistency(claim)).toBe(true)
    expect(verifyConsistency({ ...claim, oldRoot: noLeaves })).toBe(false)
    expect(verifyConsistency({ ...claim, newRoot: noLeaves })).toBe(false)
    expect(verifyConsistency({ ...claim, proof: [...proof, noLeaves] })).toBe(false)
  })
})

test.each([
  { index: -1, size: 1 },
  { index: 1, size: 1 },
  { index: 0.5, size: 1 },
  { index: 0, size: Number.NaN },
])('what is no place in a tree proves nothing: %o', ({ index, size }) => {
  const leafHash = hashes[0] ?? noLeaves
  expect(verifyInclusion({ index, size, leafHash, root: leafHash, proof: [] })).toBe(false)
})
