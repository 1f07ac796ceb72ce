import { setTimeout as delay } from 'node:timers/promises'
import { parseCheckpoint, parseNote } from '@tym/audit-proof'
import { expect, test } from 'vitest'
import { leavesOf, makeHistory, makeLogKey, origin } from './test-log.ts'
import { startWitness } from './test-witness.ts'

test('a witness that is killed at any moment never forgets what it has cosigned', {
  timeout: 180_000,
}, async () => {
  const log = makeLogKey()
  const history = await makeHistory(leavesOf('line', 0, 5_000))
  const other = await makeHistory(leavesOf('other', 0, 5_000))
  const witness = await startWitness([{ origin, key: log.verifier }])
  try {
    let told = 0
    for (const milliseconds of [40, 90, 170]) {
      expect(await witness.add(await history.request(told, told + 1, log))).toMatchObject({ status: 200 })
      told += 1
      const killed = delay(milliseconds).then(() => witness.kill())
      for (;;) {
        const next = await history.request(told, told + 1, log)
        const answer = await witness.add(next).catch(() => undefined)
        if (answer === undefined) break
        expect(answer.status).toBe(200)
        told += 1
      }
      await killed
      await witness.start()
      const { size } = parseCheckpoint(parseNote((await witness.head()).text).text)
      // One more than was told, when it was killed between writing and answering.
      expect([told, told + 1]).toContain(size)
      expect(await witness.add(await other.request(size, size, log))).toMatchObject({
        status: 409,
        text: `${size}\n`,
      })
      told = size
    }
    expect(told).toBeGreaterThan(3)
  } finally {
    await witness.clean()
  }
})
