import { newId, Problem } from '@tym/kernel'
import type { DeletionId } from './deletion.ts'
import type { Store } from './deletion-surroundings.ts'

/** What a scan of every store has found: for each deletion the stores and places that still know something of it. */
export type Residue = ReadonlyMap<DeletionId, readonly string[]>

/**
 * Looks through every store for the words of these deletions, each store in one pass. Throws when one of them did not find the canary
 * that it planted: it was blind, and nothing is certified by it.
 */
export async function scanStores(
  stores: readonly Store[],
  words: ReadonlyMap<string, ReadonlySet<DeletionId>>,
): Promise<Residue> {
  const residue = new Map<DeletionId, Set<string>>()
  for (const store of stores) {
    const canary = newId()
    const found = await store.scan(new Set(words.keys()), canary)
    if (!found.some(({ word }) => word === canary))
      throw new Problem('internal-error', `The scan of "${store.name}" did not find what it had planted.`)
    for (const { word, place } of found)
      for (const deletion of words.get(word) ?? [])
        residue.set(deletion, (residue.get(deletion) ?? new Set()).add(`${store.name}: ${place}`))
  }
  return new Map([...residue].map(([deletion, places]) => [deletion, [...places].sort()]))
}
