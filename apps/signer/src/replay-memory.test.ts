import { fixedClock } from '@tym/kernel'
import { expect, test } from 'vitest'
import { createReplayMemory } from './replay-memory.ts'

const start = new Date('2026-03-02T08:00:00Z')
const inMinutes = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

test('what was used once is taken until it could not be accepted anyway, over a restart too', () => {
  const clock = fixedClock({ instant: start })
  const until = new Date(start.getTime() + 60_000)
  const replays = createReplayMemory(clock, [{ key: 'before the restart', until }])
  expect(replays.take('before the restart', until)).toBe(false)
  expect(replays.take('new', until)).toBe(true)
  expect(replays.take('new', until)).toBe(false)
  clock.advance({ minutes: 2 })
  expect(replays.take('new', new Date(start.getTime() + 180_000))).toBe(true)
})

test('a full memory forgets nothing too early: it refuses what is new until there is room', () => {
  const clock = fixedClock({ instant: start })
  const replays = createReplayMemory(clock, [{ key: 'before the restart', until: inMinutes(5) }], 3)
  expect(replays.take('a', inMinutes(0.1))).toBe(true)
  expect(replays.take('b', inMinutes(5))).toBe(true)
  expect(() => replays.take('c', inMinutes(5))).toThrow(
    expect.objectContaining({ code: 'service-unavailable' }),
  )
  expect(replays.take('b', inMinutes(5))).toBe(false)
  expect(replays.take('before the restart', inMinutes(5))).toBe(false)
  clock.advance({ minutes: 0.2 })
  expect(replays.take('c', inMinutes(5))).toBe(true)
  expect(() => replays.take('a', inMinutes(5))).toThrow(
    expect.objectContaining({ code: 'service-unavailable' }),
  )
})
