import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type NoteKey, parseVerifierKey } from '@tym/audit-proof'
import { fixedClock } from '@tym/kernel'
import { fileNoteKey } from '@tym/signing'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { leavesOf, makeHistory, makeLogKey } from './test-log.ts'
import { openWitness } from './witness.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym history '))
})
afterEach(() => rm(folder, { recursive: true }))

const longest = 20
const submission = fc.record({
  history: fc.nat(1),
  proofOf: fc.nat(1),
  oldSize: fc.oneof(fc.constant('known' as const), fc.nat(longest)),
  size: fc.nat(longest),
  /** Sent together with the one before, without waiting for its answer. */
  atOnce: fc.boolean(),
})

test('whatever a log submits in whatever order, the heads that are cosigned are of one history that grows', async () => {
  const log = makeLogKey()
  const known: readonly NoteKey[] = [parseVerifierKey(log.verifier)]
  const signingKey = await fileNoteKey(path.join(folder, 'key.json'), { mode: 'development' })
  let run = 0
  let [cosignedAtAll, refusedAtAll] = [0, 0]
  await fc.assert(
    fc.asyncProperty(
      fc.nat(longest),
      fc.array(submission, { maxLength: 12 }),
      async (shared, submissions) => {
        const common = leavesOf('line', 0, shared)
        const histories = await Promise.all(
          ['one', 'two'].map((name) => makeHistory([...common, ...leavesOf(name, shared, longest)])),
        )
        run += 1
        const witness = await openWitness({
          slug: 'kela',
          name: 'tym.test/witness/kela',
          folder: path.join(folder, String(run)),
          signingKey,
          logs: { findKeys: async () => known },
          clock: fixedClock({ instant: new Date('2026-03-02T08:00:00Z') }),
          onConflict: () => undefined,
        })
        const cosigned: { size: number; history: number }[] = []
        let waiting: Promise<void>[] = []
        for (const { history, proofOf, oldSize, size, atOnce } of submissions) {
          if (!atOnce) await Promise.all(waiting.splice(0))
          const from = oldSize === 'known' ? (cosigned.at(-1)?.size ?? 0) : oldSize
          const proof = from <= size ? await histories[proofOf]?.proof(from, size) : []
          const body = await histories[history]?.request(
            from,
            size,
            log,
            proof === undefined ? {} : { proof },
          )
          const sent = witness.addCheckpoint(body ?? '').then(({ kind }) => {
            if (kind === 'cosigned') cosigned.push({ size, history })
            else refusedAtAll += 1
          })
          waiting = [...waiting, sent]
        }
        await Promise.all(waiting)
        cosignedAtAll += cosigned.length
        const isOf = (which: number) =>
          cosigned.every(({ size, history }) => history === which || size <= shared)
        expect(isOf(0) || isOf(1)).toBe(true)
        const sizes = cosigned.map(({ size }) => size)
        expect(sizes).toEqual([...sizes].sort((one, other) => one - other))
      },
    ),
    { numRuns: 150 },
  )
  expect(Math.min(cosignedAtAll, refusedAtAll)).toBeGreaterThan(100)
})

test('two processes that have one folder, as when one is started before the other ends, cosign one history', async () => {
  const log = makeLogKey()
  const known: readonly NoteKey[] = [parseVerifierKey(log.verifier)]
  const signingKey = await fileNoteKey(path.join(folder, 'key.json'), { mode: 'development' })
  const open = () =>
    openWitness({
      slug: 'kela',
      name: 'tym.test/witness/kela',
      folder: path.join(folder, 'kela'),
      signingKey,
      logs: { findKeys: async () => known },
      clock: fixedClock({ instant: new Date('2026-03-02T08:00:00Z') }),
      onConflict: () => undefined,
    })
  const [one, other] = [await open(), await open()]
  const [first, second] = [await makeHistory(leavesOf('one', 0, 9)), await makeHistory(leavesOf('two', 0, 9))]
  expect(await one.addCheckpoint(await first.request(0, 5, log))).toMatchObject({ kind: 'cosigned' })
  expect(await other.addCheckpoint(await second.request(0, 5, log))).toMatchObject({ kind: 'fork' })
  expect(await other.addCheckpoint(await second.request(0, 7, log))).toEqual({ kind: 'other-size', size: 5 })
  expect(await other.addCheckpoint(await first.request(5, 7, log))).toMatchObject({ kind: 'cosigned' })
  expect(await one.addCheckpoint(await first.request(7, 9, log))).toMatchObject({ kind: 'cosigned' })
})
