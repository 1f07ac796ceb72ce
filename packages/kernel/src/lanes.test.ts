import { expect, test } from 'vitest'
import { createLane, createLanes } from './lanes.ts'
import { Problem } from './problem.ts'

const longest = 60_000

const codeOf = (error: unknown) => (error instanceof Problem ? error.code : error)

/** What is not settled by now waits for others. */
const soon = () => new Promise<string>((resolve) => setImmediate(() => resolve('it waits')))

/** Work that ends when it is told to, and how much of it is under way. */
function pieces() {
  const under: (() => void)[] = []
  const begun: number[] = []
  const start = (number: number) => () => {
    begun.push(number)
    return new Promise<number>((resolve) => under.push(() => resolve(number)))
  }
  const endOne = async () => {
    under.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { begun, start, endOne }
}

test('no more than the most are under way for one key, and the others come in their order', async () => {
  const lane = createLanes({ most: 2, waiting: 9, patience: longest })
  const { begun, start, endOne } = pieces()
  const all = [1, 2, 3, 4].map((number) => lane('one', start(number)))
  expect(begun).toEqual([1, 2])
  await endOne()
  expect(begun).toEqual([1, 2, 3])
  for (let each = 0; each < 3; each += 1) await endOne()
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4])
})

test('one key does not wait for another', async () => {
  const lane = createLanes({ most: 1, waiting: 9, patience: longest })
  const { begun, start, endOne } = pieces()
  const all = [lane('one', start(1)), lane('one', start(2)), lane('other', start(3))]
  expect(begun).toEqual([1, 3])
  for (let each = 0; each < 3; each += 1) await endOne()
  expect(await Promise.all(all)).toEqual([1, 2, 3])
})

test('one more than may wait is turned away at once, and what fails gives up its place', async () => {
  const lane = createLanes({ most: 1, waiting: 1, patience: longest })
  const { start, endOne } = pieces()
  const first = lane('one', start(1))
  const failing = expect(lane('one', () => Promise.reject(new Error('it fails')))).rejects.toThrow('it fails')
  const third = lane('one', start(3)).then(() => 'done', codeOf)
  expect(await Promise.race([third, soon()])).toBe('rate-limited')
  await endOne()
  await first
  await failing
  const next = lane('one', start(4))
  await endOne()
  expect(await next).toBe(4)
})

test('one lane for all lets them on in their order, turns one too many away at once, and waits for as long as it takes', async () => {
  const lane = createLane({ most: 1, waiting: 2 })
  const { begun, start, endOne } = pieces()
  const all = [1, 2, 3].map((number) => lane(start(number)))
  const fourth = lane(start(4)).then(() => 'done', codeOf)
  expect(await Promise.race([fourth, soon()])).toBe('rate-limited')
  for (let each = 0; each < 3; each += 1) await endOne()
  expect(await Promise.all(all)).toEqual([1, 2, 3])
  expect(begun).toEqual([1, 2, 3])
})

test('whoever waits too long is told, and never begins', async () => {
  const lane = createLanes({ most: 1, waiting: 9, patience: 20 })
  const { begun, start, endOne } = pieces()
  const first = lane('one', start(1))
  await expect(lane('one', start(2))).rejects.toMatchObject({ code: 'service-unavailable' })
  await endOne()
  await first
  expect(begun).toEqual([1])
})
