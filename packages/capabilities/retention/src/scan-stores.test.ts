import { newId } from '@tym/kernel'
import { expect, test } from 'vitest'
import { deletionId } from './deletion.ts'
import type { Store } from './deletion-needs.ts'
import { scanStores } from './scan-stores.ts'

const [word, deletion] = [newId(), deletionId.parse(newId())]
const wanted = { words: new Map([[word, new Set([deletion])]]), jobs: new Set<string>() }
const store = (name: string, found: readonly string[], isBlind = false): Store => ({
  name,
  scan: async (_words, canary) => [
    ...(isBlind ? [] : [{ word: canary, place: 'planted' }]),
    ...found.map((each) => ({ word: each, place: 'here' })),
  ],
})

test('what is found is told with the store and the place', async () => {
  const found = await scanStores([store('one', []), store('two', [word, word])], wanted)
  expect([...found]).toEqual([[deletion, ['two: here']]])
})

test('a store in which the canary is not found makes the whole scan fail', async () => {
  await expect(scanStores([store('one', []), store('two', [], true)], wanted)).rejects.toThrow('"two"')
})

test('ids of jobs are looked for everywhere but where logs may name them', async () => {
  const told: Record<string, ReadonlySet<string>> = {}
  const telling = (name: string, mayNameJobs: boolean): Store => ({
    name,
    mayNameJobs,
    scan: async (words, canary) => {
      told[name] = words
      return [{ word: canary, place: 'planted' }]
    },
  })
  const job = newId()
  const words = new Map([...wanted.words, [job, new Set([deletion])]])
  await scanStores([telling('queue', false), telling('logs', true)], { words, jobs: new Set([job]) })
  expect(told).toEqual({ queue: new Set([word, job]), logs: new Set([word]) })
})
