import { newId, Problem } from '@tym/kernel'
import type { DeletionId } from './deletion.ts'
import type { Store } from './deletion-needs.ts'

/**
 * What a scan of every store has found: for each deletion the stores and places that still know something of
 * it.
 */
export type Residue = ReadonlyMap<DeletionId, readonly string[]>

/** What is looked for: each word with the deletions that it is of, and which of the words are ids of jobs. */
export interface Wanted {
  readonly words: ReadonlyMap<string, ReadonlySet<DeletionId>>
  readonly jobs: ReadonlySet<string>
}

/**
 * Looks through every store for the words of these deletions, each store in one pass. Throws when one of them
 * did not find the canary that it planted: it was blind, and nothing is certified by it.
 */
export async function scanStores(stores: readonly Store[], { words, jobs }: Wanted): Promise<Residue> {
  const residue = new Map<DeletionId, Set<string>>()
  for (const store of stores) {
    const canary = newId()
    const wanted = [...words.keys()].filter((word) => store.mayNameJobs !== true || !jobs.has(word))
    const found = await store.scan(new Set(wanted), canary)
    if (!found.some(({ word }) => word === canary))
      throw new Problem('internal-error', `The scan of "${store.name}" did not find what it had planted.`)
    for (const { word, place } of found)
      for (const deletion of words.get(word) ?? [])
        residue.set(deletion, (residue.get(deletion) ?? new Set()).add(`${store.name}: ${place}`))
  }
  return new Map([...residue].map(([deletion, places]) => [deletion, [...places].sort()]))
}
