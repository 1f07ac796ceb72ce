import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createBatcher } from './batch.ts'

/** A batcher whose batches end when the test says so. */
function batcherUnderTest({ longest = 32, patience = 10_000, lanes = 4 } = {}) {
  const batches: { items: readonly string[]; end: (error?: Error) => void }[] = []
  const carryOut = createBatcher<string, string>({
    run: (items) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) =>
          error === undefined ? resolve(items.map((item) => item.toUpperCase())) : reject(error)
        batches.push({ items, end })
      }),
    longest,
    patience,
    lanes,
    leftNothing: (error) => error instanceof RangeError,
  })
  return { batches, carryOut }
}
const turn = () => delay(2)

describe('a batcher', () => {
  it('carries out what comes in one turn together, and gives each its own outcome', async () => {
    const { batches, carryOut } = batcherUnderTest()
    const outcomes = Promise.all(['a', 'b', 'c'].map(carryOut))
    await turn()
    expect(batches.map(({ items }) => items)).toEqual([['a', 'b', 'c']])
    batches[0]?.end()
    expect(await outcomes).toEqual(['A', 'B', 'C'])
  })

  it('lets what comes meanwhile go together when the batch has ended, no more at once than is allowed', async () => {
    const { batches, carryOut } = batcherUnderTest({ longest: 2 })
    const outcomes = Promise.all(['a'].map(carryOut))
    await turn()
    const later = Promise.all(['b', 'c', 'd'].map(carryOut))
    await turn()
    expect(batches).toHaveLength(1)
    batches[0]?.end()
    await outcomes
    await turn()
    expect(batches.map(({ items }) => items)).toEqual([['a'], ['b', 'c']])
    batches[1]?.end()
    await turn()
    batches[2]?.end()
    expect(await later).toEqual(['B', 'C', 'D'])
  })

  it('does not let anybody wait for a late batch, up to its lanes', async () => {
    const { batches, carryOut } = batcherUnderTest({ patience: 5, lanes: 2 })
    const late = carryOut('a')
    await turn()
    const next = carryOut('b')
    await delay(20)
    expect(batches.map(({ items }) => items)).toEqual([['a'], ['b']])
    const third = carryOut('c')
    await delay(20)
    expect(batches).toHaveLength(2)
    batches[1]?.end()
    expect(await next).toBe('B')
    await turn()
    batches[2]?.end()
    expect(await third).toBe('C')
    batches[0]?.end()
    expect(await late).toBe('A')
  })

  it('carries the members out one by one when the batch failed and left nothing, so that one fails alone', async () => {
    const { batches, carryOut } = batcherUnderTest()
    const outcomes = Promise.allSettled(['a', 'b'].map(carryOut))
    await turn()
    batches[0]?.end(new RangeError('poisoned'))
    await turn()
    expect(batches.slice(1).map(({ items }) => items)).toEqual([['a'], ['b']])
    batches[1]?.end(new RangeError('poisoned'))
    batches[2]?.end()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  it('carries nothing out again when the batch may have left something', async () => {
    const { batches, carryOut } = batcherUnderTest()
    const outcomes = Promise.allSettled(['a', 'b'].map(carryOut))
    await turn()
    batches[0]?.end(new Error('connection lost'))
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await turn()
    expect(batches).toHaveLength(1)
  })

  it('gives nobody another’s outcome when there are too few', async () => {
    const carryOut = createBatcher<string, string>({
      run: async (items) => items.slice(1),
      longest: 8,
      patience: 1_000,
      lanes: 1,
      leftNothing: () => false,
    })
    const outcomes = await Promise.allSettled(['a', 'b'].map(carryOut))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})
