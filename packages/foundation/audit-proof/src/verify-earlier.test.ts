import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from './findings.ts'
import type { LogExtract } from './log-extract.ts'
import { testEntry } from './test-entry.ts'
import { filledLog, type TestLog, testLog, testSalts } from './test-log.ts'
import { restoredOrigin, testRecovery } from './test-recovery.ts'
import { type Earlier, verifyExtract } from './verify-extract.ts'

const origin = 'tym.example/log/1'
let log: TestLog
let earlier: LogExtract
let later: LogExtract
/** Another log under the same name and key: what an agency that tells two stories has. */
let forged: TestLog
beforeAll(async () => {
  log = await filledLog(4)
  earlier = await log.extract()
  forged = await filledLog(4, testLog(origin, log.agency))
  await log.append()
  later = await log.extract()
})

function since(given: Earlier, now: LogExtract, policy = log.policy): readonly Finding[] {
  const verdict = verifyExtract(now, policy, { earlier: given })
  return verdict.valid ? [] : verdict.findings
}
/** The policy of whoever has not named the forged log's witnesses. */
const unwitnessed = () => ({ ...log.policy, quorum: 0 })

describe('since an earlier extract', () => {
  test('a log that only grew is valid, also against itself, a checkpoint, and an extract without persons', async () => {
    for (const given of [earlier, earlier.checkpoint, later, later.checkpoint]) {
      expect(verifyExtract(later, log.policy, { earlier: given })).toMatchObject({ valid: true, lines: 5 })
    }
    const withheld = await log.extract({ withheld: true })
    expect(verifyExtract(withheld, log.policy, { earlier })).toMatchObject({ valid: true })
  })

  test('a line that was delayed is the same when it is shown, and another one is found', async () => {
    const delayed = await log.extract({ delayed: [2, 5] })
    expect(verifyExtract(delayed, log.policy)).toMatchObject({ valid: true, lines: 5, delayed: 2 })
    expect(verifyExtract(later, log.policy, { earlier: delayed })).toMatchObject({ valid: true, delayed: 0 })
    expect(verifyExtract(delayed, log.policy, { earlier: later })).toMatchObject({ valid: true, delayed: 2 })
    const other = await (await filledLog(5, testLog(origin, log.agency))).extract()
    expect(since(delayed, other, unwitnessed())).toContainEqual({ code: 'line-changed-since', line: 2 })
  })

  test('a log that went back is found', () => {
    for (const given of [later, later.checkpoint])
      expect(since(given, earlier)).toEqual([{ code: 'history-went-back', earlierSize: 14, size: 13 }])
  })

  test('a log that has another history of the same size is found, with the lines that changed', async () => {
    const other = await forged.extract()
    expect(since(earlier.checkpoint, other, unwitnessed())).toEqual([
      { code: 'history-forked', earlierSize: 13, size: 13 },
    ])
    expect(since(earlier, other, unwitnessed())).toEqual([
      { code: 'history-forked', earlierSize: 13, size: 13 },
      ...[1, 2, 3, 4].map((line) => ({ code: 'line-changed-since', line })),
    ])
  })

  test('a longer log in which a line is another, or gone, is found by its lines', async () => {
    const rewritten = testLog(origin, log.agency)
    for (const number of [1, 2, 3]) await rewritten.append(testEntry(number))
    await rewritten.appendOthers(20)
    expect(since(earlier, await rewritten.extract(), unwitnessed())).toEqual([
      ...[1, 2, 3].map((line) => ({ code: 'line-changed-since', line })),
      { code: 'line-dropped-since', line: 4 },
    ])
  })
})

test('the same leaf in another place is another line', async () => {
  const [before, moved] = [testLog(origin, log.agency), testLog(origin, log.agency)]
  await before.append(testEntry(1), testSalts(1))
  await moved.appendOthers(1)
  await moved.append(testEntry(1), testSalts(1))
  expect(since(await before.extract(), await moved.extract(), unwitnessed())).toEqual([
    { code: 'line-changed-since', line: 1 },
  ])
})

describe('an earlier file says nothing', () => {
  const nothing = (why: string) => [{ code: 'earlier-not-comparable', why }]

  test('when it is not valid itself, so that a broken file accuses nobody', async () => {
    const [line] = earlier.lines
    if (line === undefined) throw new Error('there are no lines')
    const broken = { ...earlier, lines: earlier.lines.with(0, { ...line, leafIndex: 7 }) }
    expect(since(broken, later)).toEqual(nothing('not-valid'))
    expect(since('no note', later)).toEqual(nothing('not-valid'))
    const stranger = await filledLog(2)
    expect(since(await stranger.extract(), later)).toEqual(nothing('not-valid'))
  })

  test('but needs no witnesses, which may have been named since', async () => {
    const unseen = { ...later, checkpoint: await log.checkpoint([]) }
    expect(since(unseen, later)).toEqual([])
  })

  test('when it is of another log or of another customership', async () => {
    const second = await filledLog(2, testLog('tym.example/log/2', log.agency))
    const policy = { ...log.policy, origins: [origin, 'tym.example/log/2'], quorum: 0 }
    expect(since(await second.checkpoint([]), later, policy)).toEqual(nothing('another-log'))
    const neighbour = '0198f0a0-0000-7000-8000-00000000c002'
    const statement = await log.statement({ customership: neighbour, lines: 0 })
    const theirs = { ...later, customership: neighbour, statement, lines: [] }
    expect(since(theirs, later)).toEqual(nothing('another-customership'))
  })
})

describe('across a restore', () => {
  const policy = () => ({ ...log.policy, origins: [origin, restoredOrigin], witnesses: [], quorum: 0 })
  let restored: LogExtract
  beforeAll(async () => {
    // The same leaves under the same salts, without the line that came after the backup.
    const other = testLog(restoredOrigin, log.agency)
    await other.copy(log, 13)
    await other.append()
    restored = await other.extract()
  })

  test('an earlier extract is compared as far as the statement says, and the rest counted as lost', async () => {
    const recoveries = [await testRecovery(log, 13)]
    expect(verifyExtract(restored, policy(), { earlier, recoveries })).toMatchObject({ valid: true, lost: 0 })
    expect(verifyExtract(restored, policy(), { earlier: later, recoveries })).toMatchObject({
      valid: true,
      lost: 1,
    })
  })

  test('nothing is compared without a statement, or with one that somebody else has signed', async () => {
    expect(verifyExtract(restored, policy(), { earlier })).toMatchObject({
      findings: [{ code: 'earlier-not-comparable', why: 'another-log' }],
    })
    const foreign = [await testRecovery(testLog(), 13)]
    expect(verifyExtract(restored, policy(), { earlier, recoveries: foreign })).toMatchObject({
      findings: [{ code: 'recovery-not-signed' }],
    })
    const elsewhere = [await testRecovery(log, 13, { origin: 'tym.example/log/other' })]
    expect(verifyExtract(restored, policy(), { earlier, recoveries: elsewhere })).toMatchObject({
      findings: [{ code: 'earlier-not-comparable', why: 'another-log' }],
    })
  })

  test('a statement that claims more than the log has is found, with the lines that are gone', async () => {
    const recoveries = [await testRecovery(log, 14)]
    const verdict = verifyExtract(restored, policy(), { earlier: later, recoveries })
    expect(verdict).toMatchObject({ findings: [{ code: 'line-changed-since', line: 5 }] })
  })
})
