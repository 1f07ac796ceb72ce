import { newId } from '@tym/kernel'
import { expect, test } from 'vitest'
import { deletionId } from './deletion.ts'
import type { Store } from './deletion-surroundings.ts'
import { scanStores } from './scan-stores.ts'

const [word, deletion] = [newId(), deletionId.parse(newId())]
const words = new Map([[word, new Set([deletion])]])
const store = (name: string, found: readonly string[], isBlind = false): Store => ({
  name,
  scan: async (_words, canary) => [
    ...(isBlind ? [] : [{ word: canary, place: 'planted' }]),
    ...found.map((each) => ({ word: each, place: 'here' })),
  ],
})

test('what is found is told with the store and the place', async () => {
  const found = await scanStores([store('one', []), store('two', [word, word])], words)
  expect([...found]).toEqual([[deletion, ['two: here']]])
})

test('a store in which the canary is not found makes the whole scan fail', async () => {
  await expect(scanStores([store('one', []), store('two', [], true)], words)).rejects.toThrow('"two"')
})
