import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fixedClock } from '@tym/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

test('everything that is recent is told, however many signatures that were', async () => {
  const clock = fixedClock({ instant: start })
  const log = await openSignatureLog(file, clock)
  await log.append(line('old'))
  await log.close()
  const at = new Date(start.getTime() + 120_000)
  // 2.5 MiB; the letters of two bytes shift where pieces begin.
  const names = Array.from({ length: 10_000 }, (_, index) => `${index}${'ä'.repeat(index % 7)}`)
  const text = names.map((jti) => `${JSON.stringify({ at, ...line(jti), payloadSha256: 'x'.repeat(128) })}\n`)
  await appendFile(file, text.join(''))
  const again = await openSignatureLog(file, clock)
  const recent = await again.recent(new Date(start.getTime() + 60_000))
  expect(recent.map((entry) => entry.jti)).toEqual(names)
  expect(await again.recent(start)).toHaveLength(10_001)
  await again.close()
})

test('a line longer than what is read at once is told whole', async () => {
  const log = await openSignatureLog(file, fixedClock({ instant: start }))
  const long = 'x'.repeat(2_500_000)
  await log.append(line('before'))
  await log.append(line(long))
  expect((await log.recent(start)).map((entry) => entry.jti)).toEqual(['before', long])
  await log.close()
})

test('a log that cannot be written refuses the signature', async () => {
  const log = await openSignatureLog(file, fixedClock({ instant: start }))
  await log.close()
  await expect(log.append(line('a'))).rejects.toMatchObject({ code: 'service-unavailable' })
})
