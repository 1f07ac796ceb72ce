import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseCheckpoint, parseNote, parseSignature, parseVerifierKey, verifyNote } from '@tym/audit-proof'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { leavesOf, makeHistory, makeLogKey, origin } from './test-log.ts'
import { startWitness, type TestWitness } from './test-witness.ts'

const log = makeLogKey()
let witness: TestWitness
beforeEach(async () => {
  witness = await startWitness([{ origin, key: log.verifier }], ['kela', 'county'])
})
afterEach(() => witness.clean())

const longHistory = () => makeHistory(leavesOf('line', 0, 600))
const otherHistory = () => makeHistory([...leavesOf('line', 0, 5), ...leavesOf('other', 5, 600)])

test('a log that grows is cosigned at each size, and everybody can verify it under the published key', async () => {
  const history = await longHistory()
  const key = parseVerifierKey((await witness.get('kela/witness-key')).text.trim())
  expect(key).toMatchObject({ name: 'tym.test/witness/kela', type: 4 })
  let last = 0
  for (const size of [0, 1, 7, 7, 256, 600]) {
    const answer = await witness.add(await history.request(last, size, log))
    expect(answer, String(size)).toMatchObject({ status: 200, type: expect.stringContaining('text/plain') })
    const { text } = await history.note(size, log)
    const { verified } = verifyNote({ text, signatures: [parseSignature(answer.text)] }, [key])
    expect(
      Math.abs((verified[0]?.at?.getTime() ?? 0) - performance.timeOrigin - performance.now()),
    ).toBeLessThan(5_000)
    last = size
  }
  const kept = parseNote((await witness.head()).text)
  expect(parseCheckpoint(kept.text).size).toBe(600)
  expect(verifyNote(kept, [key, parseVerifierKey(log.verifier)])).toMatchObject({
    verified: { length: 2 },
    failed: [],
  })
  expect((await witness.get('metrics')).status).toBe(404)
  const metrics = await witness.figures()
  expect(metrics).toContain(`tym_witness_cosigned_size{witness="kela",origin="${origin}"} 600`)
})

test('nothing is cosigned that no known key of the log has signed, or of a log that is not watched', async () => {
  const history = await longHistory()
  const stranger = makeLogKey()
  expect(await witness.add(await history.request(0, 7, stranger))).toMatchObject({ status: 403 })
  const [mine, theirs] = [await history.note(7, log), await history.note(8, log)]
  const swapped = { text: theirs.text, signatures: mine.signatures }
  expect(await witness.add(await history.request(0, 8, log, { note: swapped }))).toMatchObject({
    status: 403,
  })
  const elsewhere = await log.signHead(mine.text.replace(origin, 'tym.test/log/2'))
  expect(await witness.add(await history.request(0, 7, log, { note: elsewhere }))).toMatchObject({
    status: 404,
  })
  expect(await witness.head()).toMatchObject({ status: 404 })
  expect(await witness.get('nobody/witness-key')).toMatchObject({ status: 404 })
})

test('who is wrong about the size that was cosigned last is told it, and goes on from there', async () => {
  const history = await longHistory()
  await witness.add(await history.request(0, 7, log))
  for (const [from, to] of [
    [0, 9],
    [5, 9],
    [8, 9],
    [5, 6],
  ] as const) {
    const answer = await witness.add(await history.request(from, to, log))
    expect(answer).toEqual({ status: 409, type: 'text/x.tlog.size', text: '7\n' })
  }
  expect(await witness.add(await history.request(7, 9, log))).toMatchObject({ status: 200 })
})

test('a request that is no such request is refused', async () => {
  const history = await longHistory()
  const proof = await history.proof(5, 9)
  for (const body of [
    '',
    'old 0\n\n',
    await history.request(9, 7, log),
    await history.request(0, 9, log, { proof }),
    await history.request(9, 9, log, { proof }),
  ])
    expect(await witness.add(body), body).toMatchObject({ status: 400 })
  expect(await witness.add('old 0\n'.repeat(20_000))).toMatchObject({ status: 413 })
})

test('two heads of one size with different roots are refused and kept as evidence, once, with what was cosigned', async () => {
  const [history, other] = [await longHistory(), await otherHistory()]
  await witness.add(await history.request(0, 7, log))
  for (const oldSize of [7, 7, 0]) {
    const answer = await witness.add(await other.request(oldSize, 7, log))
    expect(answer).toEqual({ status: 409, type: 'text/x.tlog.size', text: '7\n' })
  }
  await witness.killAndStart()
  const shown = JSON.parse((await witness.get('kela/evidence')).text)
  expect(shown).toMatchObject({ count: 1, conflicts: [{ kind: 'fork', origin }] })
  const [{ cosigned, shown: refused }] = shown.conflicts
  const key = parseVerifierKey(log.verifier)
  for (const note of [cosigned, refused].map(parseNote))
    expect(verifyNote(note, [key])).toMatchObject({ verified: { length: 1 }, failed: [] })
  expect(parseNote(refused).text).toBe((await other.note(7, log)).text)
  expect(await witness.figures()).toContain('conflicts_total{witness="kela",kind="fork"} 1')
  expect(JSON.parse((await witness.get('county/evidence')).text)).toEqual({ count: 0, conflicts: [] })
  expect(await witness.add(await history.request(7, 9, log))).toMatchObject({ status: 200 })
})

test('a tree that cannot be shown to begin with the cosigned one is refused and kept as evidence', async () => {
  const [history, other] = [await longHistory(), await otherHistory()]
  await witness.add(await history.request(0, 7, log))
  for (const proof of [await other.proof(7, 9), await history.proof(7, 9), []])
    expect(await witness.add(await other.request(7, 9, log, { proof }))).toMatchObject({ status: 422 })
  const shown = JSON.parse((await witness.get('kela/evidence')).text)
  expect(shown).toMatchObject({ count: 1, conflicts: [{ kind: 'unproven' }] })
  expect(parseCheckpoint(parseNote((await witness.head()).text).text).size).toBe(7)
})

test('key, heads and evidence are readable by their owner only, and a stop ends well', async () => {
  const history = await longHistory()
  await witness.add(await history.request(0, 7, log))
  const files = await readdir(witness.folder, { recursive: true })
  expect(files.filter((file) => file.endsWith('.note') || file.endsWith('.json'))).toHaveLength(3)
  for (const file of files) expect((await stat(path.join(witness.folder, file))).mode & 0o077, file).toBe(0)
  expect(await witness.stop()).toBe(0)
})
