import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fixedClock, newConsentId, newCustomershipId, newEntryId, newId, newRemovalId } from '@tym/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deletionHash, findLastEntryAt, openJournal, readJournal } from './index.ts'

const at = new Date('2026-11-26T08:00:00Z')
const clock = fixedClock({ instant: at })
let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym journal '))
  file = path.join(folder, 'outside', 'journal.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

const deletion = () => ({ kind: 'deletion' as const, hash: deletionHash(newCustomershipId()) })
const removal = () => ({
  kind: 'removal' as const,
  removal: newRemovalId(),
  entry: newEntryId(),
  reason: 'wrongFile',
})
const answer = () => ({ kind: 'answer' as const, consent: newConsentId(), number: 2 })
const act = () => ({
  kind: 'act' as const,
  act: newId(),
  file: deletionHash(newCustomershipId()),
  sealed: Buffer.from('sealed').toString('base64'),
})
const withdrawal = () => ({ kind: 'withdrawal' as const, consent: newConsentId() })

test('what was appended is read in order, with when it was written, also by another process that opens it later', async () => {
  const entries = [deletion(), withdrawal(), answer(), act(), removal(), deletion()]
  for (const entry of entries) {
    const journal = await openJournal(file, clock)
    await journal.append(entry)
    await journal.close()
  }
  expect(await readJournal(file)).toEqual({ entries: entries.map((entry) => ({ at, ...entry })), broken: 0 })
  expect((await stat(file)).mode & 0o077).toBe(0)
})

test('the newest entry tells when it was written, whatever a crash has cut off after it', async () => {
  const journal = await openJournal(file, clock)
  expect(await findLastEntryAt(file)).toBeUndefined()
  for (let each = 0; each < 700; each += 1) await journal.append(withdrawal())
  await journal.close()
  const later = await openJournal(file, fixedClock({ instant: new Date('2026-11-26T09:30:00Z') }))
  await later.append(deletion())
  await later.close()
  await appendFile(file, '\n{"at":"2026-11-27T08:0')
  expect(await findLastEntryAt(file)).toEqual(new Date('2026-11-26T09:30:00Z'))
})

test('a file is named by a hash that does not tell which', async () => {
  const customership = newCustomershipId()
  const journal = await openJournal(file, clock)
  await journal.append({ kind: 'deletion', hash: deletionHash(customership) })
  await journal.close()
  expect(await readFile(file, 'utf8')).not.toContain(customership)
  expect(deletionHash(customership)).toMatch(/^[0-9a-f]{64}$/)
})

test('of a line that was cut off nothing else is lost, whether the journal was open or not', async () => {
  const [first, second, third] = [deletion(), withdrawal(), deletion()]
  const journal = await openJournal(file, clock)
  await journal.append(first)
  await appendFile(file, '{"at":"2026-11-26T08:0')
  expect(await readJournal(file)).toMatchObject({ entries: [first], broken: 1 })
  await journal.append(second)
  await journal.close()
  await appendFile(file, '{"kind":"dele')
  const again = await openJournal(file, clock)
  await again.append(third)
  await again.close()
  expect(await readJournal(file)).toMatchObject({ entries: [first, second, third], broken: 2 })
})

test('wherever the last line is cut, all lines before it are read', async () => {
  const journal = await openJournal(file, clock)
  const first = deletion()
  await journal.append(first)
  const before = (await stat(file)).size
  await journal.append(withdrawal())
  await journal.close()
  for (let size = (await stat(file)).size - 2; size >= before; size -= 1) {
    await truncate(file, size)
    expect((await readJournal(file)).entries).toMatchObject([first])
  }
})

test('an entry of another form is refused and nothing of it is written', async () => {
  const journal = await openJournal(file, clock)
  await expect(journal.append({ kind: 'deletion', hash: 'no hash' })).rejects.toMatchObject({
    code: 'service-unavailable',
  })
  await journal.close()
  expect(await readFile(file, 'utf8')).toBe('')
})

test('what cannot be written is not said to be', async () => {
  const journal = await openJournal(file, clock)
  await journal.close()
  await expect(journal.append(deletion())).rejects.toMatchObject({ code: 'service-unavailable' })
})

test('a journal that is not there is told, not taken for an empty one', async () => {
  await expect(readJournal(file)).rejects.toThrow('ENOENT')
})

test('every entry that any of several processes was told of is there after all of them were killed', async () => {
  const writer = path.join(import.meta.dirname, 'test-writer.ts')
  const told: string[] = []
  const writers = [1, 2, 3].map(() => {
    const flags = ['--conditions=tym-source', '--import', 'tsx', '--no-warnings']
    const child = spawn(process.execPath, [...flags, writer, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (bytes) => {
      output += String(bytes)
    })
    child.once('close', () => told.push(...output.split('\n').filter((line) => line.length === 64)))
    return child
  })
  await Promise.all(writers.map((child) => once(child.stdout, 'data')))
  await delay(300)
  for (const child of writers) child.kill('SIGKILL')
  await Promise.all(writers.map((child) => once(child, 'close')))
  const { entries } = await readJournal(file)
  const written = new Set(entries.map((entry) => entry.kind === 'deletion' && entry.hash))
  expect(told.length).toBeGreaterThan(3)
  expect(told.filter((hash) => !written.has(hash))).toEqual([])
})
