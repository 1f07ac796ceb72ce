import { firstLineOf, type LineId, lineId, newLineId } from '@tym/kernel'
import { expect, test } from 'vitest'
import { dayOfLine, lookBack, type Stretch } from './look-back.ts'

const now = new Date('2026-03-29T12:00:00Z')
const daysAgo = (days: number) => newLineId(new Date(now.getTime() - days * 86_400_000))
/** What a log of these lines answers, newest first. */
const findIn =
  (lines: readonly LineId[], asked: Stretch[] = []) =>
  async (stretch: Stretch, most: number) => {
    asked.push(stretch)
    const { from = '', below = 'g' } = stretch
    return lines
      .filter((line) => line >= from && line < below)
      .sort()
      .reverse()
      .slice(0, most)
  }

/** The log of these lines. */
const of = (lines: readonly LineId[]) => ({
  instant: now,
  isMore: async (below: LineId) => lines.some((line) => line < below),
})

test('finds each line once, the newest first, however far apart they are', async () => {
  const lines = [0, 1, 31, 32, 33, 160, 161, 700, 701, 5_000].map(daysAgo)
  const asked: Stretch[] = []
  const found = await lookBack(of(lines), { after: undefined, most: 100 }, findIn(lines, asked))
  expect(found).toEqual([...lines].sort().reverse())
  // Edge to edge, from now to the beginning.
  expect(asked.map(({ from }) => from).slice(0, -1)).toEqual(asked.map(({ below }) => below).slice(1))
  expect([asked[0]?.below, asked.at(-1)?.from]).toEqual([undefined, undefined])
})

test('goes no further back than it must, and never gives more than was asked for', async () => {
  const asked: Stretch[] = []
  const lines = Array.from({ length: 90 }, (_, days) => daysAgo(days))
  expect(await lookBack(of(lines), { after: undefined, most: 20 }, findIn(lines, asked))).toHaveLength(20)
  expect(asked).toHaveLength(1)
  expect(await lookBack(of(lines), { after: undefined, most: 40 }, findIn(lines, asked))).toHaveLength(40)
  expect(asked).toHaveLength(3)
})

test('looks no further where the file has nothing more', async () => {
  const asked: Stretch[] = []
  const lines = [0, 1, 2].map(daysAgo)
  expect(await lookBack(of(lines), { after: undefined, most: 20 }, findIn(lines, asked))).toHaveLength(3)
  expect(asked).toHaveLength(1)
})

test('begins at the end of the day of the line that it goes on after, whose day is whole', async () => {
  const asked: Stretch[] = []
  // Half past midnight in Helsinki, on the day on which summer time begins.
  const after = newLineId(new Date('2026-03-28T22:30:00Z'))
  await lookBack(of([after]), { after, most: 1 }, findIn([after], asked))
  expect(asked[0]?.below).toBe(firstLineOf(new Date('2026-03-29T21:00:00Z')))
  expect(dayOfLine(after)).toEqual({
    from: firstLineOf(new Date('2026-03-28T22:00:00Z')),
    below: firstLineOf(new Date('2026-03-29T21:00:00Z')),
  })
})

test('goes on after any id that somebody names', async () => {
  for (const after of ['ffffffff-ffff-ffff-ffff-ffffffffffff', '00000000-0000-0000-0000-000000000000']) {
    const asked: Stretch[] = []
    const first = lineId.parse('00000000-0000-7000-8000-000000000000')
    await lookBack(of([first]), { after: lineId.parse(after), most: 2 }, findIn([], asked))
    expect(asked.length).toBeGreaterThan(0)
  }
})
