import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { findFreePort, isPortTaken } from './ports.ts'

test('a port that was found is taken by no outgoing connection, and is not given out twice', async () => {
  const found = new Set<number>()
  for (let each = 0; each < 50; each += 1) found.add(await findFreePort())
  expect(found.size).toBe(50)
  for (const port of found) {
    expect(port).toBeGreaterThanOrEqual(20_000)
    expect(port).toBeLessThan(32_000)
  }
})

test('a port on which somebody listens is passed over', async () => {
  const squatter = createServer()
  const last = await findFreePort()
  await new Promise<void>((resolve) => squatter.listen(last + 1, '127.0.0.1', resolve))
  try {
    expect(await isPortTaken(last + 1)).toBe(true)
    expect(await findFreePort()).not.toBe(last + 1)
  } finally {
    await new Promise((resolve) => squatter.close(resolve))
  }
})
