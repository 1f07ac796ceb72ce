import { createLogger } from '@tym/telemetry'
import { expect, test } from 'vitest'
import { openTrust } from './open-trust.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const never = 3_600

test('a reading that began before a key was revoked and ends after it does not bring the key back', async () => {
  const answers: ((version: string) => void)[] = []
  let loads = 0
  const load = (): Promise<{ keys: []; version: string }> => {
    loads += 1
    if (loads === 1) return Promise.resolve({ keys: [], version: 'at the start' })
    return new Promise((resolve) => {
      answers.push((version) => resolve({ keys: [], version }))
    })
  }
  const trust = await openTrust(load, never, logger)
  const [slow, quick] = [trust.refresh(), trust.refresh()]
  answers[1]?.('with the key revoked')
  await quick
  expect(trust.store().version).toBe('with the key revoked')
  answers[0]?.('from before it')
  await slow
  expect(trust.store().version).toBe('with the key revoked')
  const later = trust.refresh()
  answers[2]?.('of later')
  await later
  expect(trust.store().version).toBe('of later')
  trust.close()
})
