import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fixedClock } from '@tym/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createReplayMemory } from './replay-memory.ts'
import { openSignatureLog } from './signature-log.ts'

const start = new Date('2026-03-02T08:00:00Z')
let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym-signatures-'))
  file = path.join(folder, 'log', 'signatures.log')
})
afterEach(() => rm(folder, { recursive: true }))

const line = (jti: string) => ({
  organisation: 'porvoo',
  kind: 'certificate',
  keyId: 'key',
  jti,
  payloadSha256: 'hash',
  used: [`used-${jti}`],
})

test('what was appended is on disk, in order, one line each', async () => {
  const log = await openSignatureLog(file, fixedClock({ instant: start }))
  await Promise.all(['a', 'b', 'c'].map((jti) => log.append(line(jti))))
  await log.close()
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  expect(lines.map((text) => JSON.parse(text).jti)).toEqual(['a', 'b', 'c'])
})

test('half a line that a crash left is ended and passed over', async () => {
  const clock = fixedClock({ instant: start })
  const before = await openSignatureLog(file, clock)
  await before.append(line('a'))
  await before.close()
  await appendFile(file, '{"at":"2026-03-02T08:00')
  const after = await openSignatureLog(file, clock)
  await after.append(line('b'))
  expect((await after.recent(start)).map((entry) => entry.jti)).toEqual(['a', 'b'])
  await after.close()
})

test('only what is recent is told', async () => {
  const clock = fixedClock({ instant: start })
  const log = await openSignatureLog(file, clock)
  await log.append(line('old'))
  clock.advance({ minutes: 10 })
  await log.append(line('new'))
  const recent = await log.recent(new Date(start.getTime() + 60_000))
  expect(recent.map((entry) => entry.used)).toEqual([['used-new']])
  await log.close()
})

test('a log that cannot be written refuses the signature', async () => {
  const log = await openSignatureLog(file, fixedClock({ instant: start }))
  await log.close()
  await expect(log.append(line('a'))).rejects.toMatchObject({ code: 'service-unavailable' })
})

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
