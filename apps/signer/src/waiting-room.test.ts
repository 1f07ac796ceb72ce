import { expect, test } from 'vitest'
import { createWaitingRoom } from './waiting-room.ts'

test('a few go on at a time, the others in their order, and too many are told so', async () => {
  const room = createWaitingRoom({ atOnce: 1, waiting: 2 })
  const done: string[] = []
  const ends: (() => void)[] = []
  const enter = (name: string) =>
    room.enter(async () => {
      await new Promise<void>((resolve) => ends.push(resolve))
      done.push(name)
    })
  const all = [enter('first'), enter('second'), enter('third')]
  await expect(enter('one too many')).rejects.toMatchObject({ code: 'rate-limited' })
  for (const each of all) {
    ends.shift()?.()
    await each
  }
  expect(done).toEqual(['first', 'second', 'third'])
  await expect(room.enter(async () => 'alone')).resolves.toBe('alone')
})

test('one that fails gives its place back', async () => {
  const room = createWaitingRoom({ atOnce: 1, waiting: 1 })
  await expect(room.enter(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(room.enter(async () => 'in')).resolves.toBe('in')
})
