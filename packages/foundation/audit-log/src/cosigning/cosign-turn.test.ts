import { parseCheckpoint, parseNote, parseSignature, verifyNote } from '@tym/audit-proof'
import { type StartedWitness, startWitness } from '@tym/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sealTurn } from '../sealing/seal-turn.ts'
import { openTestLog, origin, type TestLog } from '../sealing/test-log.ts'
import { cosignTurn } from './cosign-turn.ts'
import type { KnownWitness } from './known-witnesses.ts'
import { listLogAlarms } from './read-cosigned.ts'

let log: TestLog
let witness: StartedWitness
const others: TestLog[] = []
beforeEach(async () => {
  log = await openTestLog()
  witness = await startWitness(log.key)
})
afterEach(async () => {
  await witness.stop()
  for (const one of [log, ...others.splice(0)]) await one.close()
})

/** A register restored or forged: another history, under the key of the first. */
async function openOther(): Promise<TestLog> {
  const other = await openTestLog()
  others.push(other)
  return other
}

async function grow(one: TestLog, lines: number): Promise<void> {
  for (let at = 0; at < lines; at += 1) await one.line()
  // One head of them all: transactions of other tests in the same server may hold some lines up.
  const unsigned = { database: one.worker, clock: one.clock, origin, findSigner: async () => undefined }
  while ((await one.count('audit.entry')) !== (await one.count('audit.leaf'))) await sealTurn(unsigned)
  await one.turn(log.sign)
}

async function turn(one: TestLog, known: KnownWitness = witness.known) {
  const told: string[] = []
  one.clock.advance({ minutes: 1 })
  const outcome = await cosignTurn({
    database: one.worker,
    clock: one.clock,
    witness: known,
    tell: async (_tx, { kind }) => void told.push(kind),
  })
  return { outcome, told }
}
const silently = (outcome: string) => ({ outcome, told: [] })

const cosignatures = (one: TestLog) => one.superuser<{ size: string; line: string; note: string }[]>`
  select s.size, s.line, c.note from audit.cosignature s join audit.checkpoint c using (size) order by s.size`

async function alarms(one: TestLog) {
  const context = {
    instant: one.clock.instant(),
    calendar: one.clock.calendar(),
    scope: { kind: 'job' as const, job: 'cosign-log' },
  }
  return await one.worker.read(context, (tx) => listLogAlarms(tx, 10))
}

test('each new head is cosigned once, that of the empty log too, and the lines verify under the key of the witness', async () => {
  expect(await turn(log)).toEqual(silently('nothing-new'))
  for (const lines of [0, 3, 300]) {
    await grow(log, lines)
    expect(await turn(log)).toEqual(silently('cosigned'))
    expect(await turn(log)).toEqual(silently('nothing-new'))
  }
  const kept = await cosignatures(log)
  expect(kept.map(({ size }) => Number(size))).toEqual([0, 3, 303])
  for (const { line, note } of kept) {
    const { text, signatures } = parseNote(note)
    const cosigned = { text, signatures: [...signatures, parseSignature(line)] }
    expect(verifyNote(cosigned, [log.key, witness.known.key])).toMatchObject({
      verified: { length: 2 },
      failed: [],
    })
  }
  expect(await alarms(log)).toEqual([])
})

test('of workers that ask at once one does, and the next only after a while', async () => {
  await grow(log, 3)
  log.clock.advance({ minutes: 1 })
  const options = {
    database: log.worker,
    clock: log.clock,
    witness: witness.known,
    tell: async () => undefined,
  }
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => cosignTurn(options)))
  expect(outcomes.toSorted()).toEqual(['cosigned', 'not-yet', 'not-yet', 'not-yet'])
  log.clock.advance({ minutes: 0.05 })
  expect(await cosignTurn(options)).toBe('not-yet')
})

test('a witness that cosigned more than is remembered here is asked from there', async () => {
  await grow(log, 5)
  await turn(log)
  await log.superuser`alter table audit.cosignature disable trigger all`
  await log.superuser`delete from audit.cosignature`
  expect(await turn(log)).toEqual(silently('cosigned'))
  await log.superuser`delete from audit.cosignature`
  await grow(log, 4)
  expect(await turn(log)).toEqual(silently('cosigned'))
  expect((await cosignatures(log)).map(({ size }) => Number(size))).toEqual([9])
})

test('a witness follows the head that another has cosigned, so that one head has the lines of both', async () => {
  const second = await startWitness(log.key, 'county')
  try {
    await grow(log, 3)
    expect(await turn(log)).toEqual(silently('cosigned'))
    await grow(log, 4)
    expect(await turn(log, second.known)).toEqual(silently('cosigned'))
    expect((await cosignatures(log)).map(({ size }) => Number(size))).toEqual([3, 3])
    expect(await turn(log, second.known)).toEqual(silently('cosigned'))
    expect(await turn(log)).toEqual(silently('cosigned'))
    expect((await cosignatures(log)).map(({ size }) => Number(size))).toEqual([3, 3, 7, 7])
  } finally {
    await second.stop()
  }
})

describe('a witness that is away', () => {
  const away = () => ({ ...witness.known, address: 'http://127.0.0.1:1/kela' })

  test('for a moment is an alarm to nobody, and cosigns when it is back', async () => {
    await grow(log, 3)
    expect(await turn(log, away())).toEqual(silently('silent'))
    expect(await turn(log)).toEqual(silently('cosigned'))
    log.clock.advance({ minutes: 20 })
    await grow(log, 1)
    expect(await turn(log, away())).toEqual(silently('silent'))
    expect(await alarms(log)).toEqual([])
  })

  test('for ten minutes is told once, with the head that waits, and again when it has come and gone', async () => {
    await grow(log, 3)
    log.clock.advance({ minutes: 10 })
    expect(await turn(log, away())).toEqual({ outcome: 'silent', told: ['silent'] })
    expect(await turn(log, away())).toEqual(silently('silent'))
    expect(await turn(log)).toEqual(silently('cosigned'))
    await grow(log, 1)
    log.clock.advance({ minutes: 10 })
    expect(await turn(log, away())).toEqual({ outcome: 'silent', told: ['silent'] })
    const kept = await alarms(log)
    expect(kept.map(({ kind, witnessSize }) => [kind, witnessSize])).toEqual([
      ['silent', 3],
      ['silent', 0],
    ])
    expect(kept.map(({ ours }) => parseCheckpoint(parseNote(ours).text).size)).toEqual([4, 3])
  })
})

test('a cosignature of another key than the known one is not kept', async () => {
  await grow(log, 3)
  const stranger = await startWitness(log.key)
  try {
    const posing = { address: stranger.known.address, key: witness.known.key }
    expect(await turn(log, posing)).toEqual(silently('silent'))
    expect(await cosignatures(log)).toHaveLength(0)
  } finally {
    await stranger.stop()
  }
})

test.each([
  ['fork', 7, 'another history of the same size'],
  ['unproven', 9, 'another history that has grown further'],
  ['ahead', 5, 'a history that has lost lines'],
] as const)('%s: a register of %i lines is told once, with both heads: %s', async (kind, lines, _what) => {
  await grow(log, 7)
  await turn(log)
  const other = await openOther()
  await grow(other, lines)
  expect(await turn(other)).toEqual({ outcome: kind, told: [kind] })
  expect(await turn(other)).toEqual(silently(kind))
  const kept = await alarms(other)
  expect(kept).toMatchObject([{ kind, witness: 'tym.test/witness/kela' }])
  const [{ ours, theirs } = { ours: '', theirs: null }] = kept
  const sizeOf = (note: string) => parseCheckpoint(parseNote(note).text).size
  expect(sizeOf(ours)).toBe(lines)
  expect(sizeOf(theirs ?? '')).toBe(7)
  expect(verifyNote(parseNote(theirs ?? ''), [log.key, witness.known.key])).toMatchObject({
    verified: { length: 2 },
    failed: [],
  })
  expect(await cosignatures(other)).toHaveLength(0)
})

test('nobody changes what a witness said', async () => {
  await grow(log, 3)
  await turn(log)
  await expect(log.superuser`update audit.cosignature set line = 'x'`).rejects.toMatchObject({
    code: 'TY018',
  })
  await expect(log.superuser`delete from audit.cosignature`).rejects.toMatchObject({ code: 'TY018' })
})
