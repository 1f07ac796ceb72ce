import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from './findings.ts'
import { type LogExtract, parseLogExtract } from './log-extract.ts'
import { alterationsOf } from './test-alterations.ts'
import { testEntry } from './test-entry.ts'
import { makePair } from './test-keys.ts'
import { filledLog, type TestLog, testLog } from './test-log.ts'
import { verifyExtract } from './verify-extract.ts'

const count = 9
let log: TestLog
let extract: LogExtract
beforeAll(async () => {
  log = await filledLog(count)
  extract = await log.extract()
})

function findingsOf(source: LogExtract, policy = log.policy): readonly Finding[] {
  const verdict = verifyExtract(source, policy)
  return verdict.valid ? [] : verdict.findings
}
const withLines = (lines: LogExtract['lines']): LogExtract => ({ ...extract, lines })
const number = fc.integer({ min: 1, max: count })

test('an extract as the platform gives it is valid, whole or without the persons', async () => {
  const verdict = {
    valid: true,
    lines: count,
    size: 24,
    cosigned: ['one.example/witness', 'two.example/witness'],
    delayed: 0,
    lost: 0,
  }
  for (const withheld of [false, true]) {
    const given = await log.extract({ withheld })
    expect(verifyExtract(parseLogExtract(JSON.stringify(given)), log.policy)).toEqual(verdict)
  }
})

test('the log of a customership that nobody has opened is valid and empty', async () => {
  const empty = testLog()
  expect(verifyExtract(await empty.extract(), empty.policy)).toMatchObject({ valid: true, lines: 0, size: 0 })
})

describe('whatever is done to the lines is found', () => {
  test.each([false, true])(
    'one value of one line is altered: that line is named (persons withheld: %s)',
    async (withheld) => {
      const given = await log.extract({ withheld })
      // The first, one in the middle and the last; each value of a line is three or more verifications.
      const altered = given.lines.flatMap((line, at) =>
        at % 4 !== 0
          ? []
          : alterationsOf(JSON.parse(JSON.stringify(line))).map((other) => ({ place: at + 1, other })),
      )
      expect(altered.length).toBeGreaterThan(200)
      for (const { place, other } of altered) {
        const source = JSON.stringify({
          ...given,
          lines: given.lines.map((line, at) => (at + 1 === place ? other : line)),
        })
        const found = readAnd(source)
        if (found !== undefined)
          expect(found).toContainEqual(expect.objectContaining({ code: 'line-altered', place }))
      }
    },
  )

  test('a delayed line that is altered, moved or left out is named as any other', async () => {
    const given = await log.extract({ delayed: [2] })
    const [first, second, ...others] = given.lines
    if (first === undefined || second === undefined) throw new Error('no lines')
    // Why it is delayed is the agency's word: no proof covers it.
    const { delayed, ...proven } = JSON.parse(JSON.stringify(second))
    for (const other of alterationsOf(proven)) {
      const lines = [first, { ...Object(other), delayed }, ...others]
      const found = readAnd(JSON.stringify({ ...given, lines }))
      if (found !== undefined)
        expect(found).toContainEqual(expect.objectContaining({ code: 'line-altered', place: 2 }))
    }
    expect(findingsOf({ ...given, lines: [first, ...others] })).toEqual([
      { code: 'line-missing', line: 2, last: 2 },
    ])
    expect(findingsOf({ ...given, lines: [second, first, ...others] })).toContainEqual(
      expect.objectContaining({ code: 'lines-out-of-order' }),
    )
  })

  test('one character of the file is altered', () => {
    const source = JSON.stringify(extract)
    fc.assert(
      fc.property(fc.nat(source.length - 1), fc.constantFrom('0', 'a', 'B', '/', '\\', ' '), (at, other) => {
        const altered = `${source.slice(0, at)}${other}${source.slice(at + 1)}`
        fc.pre(altered !== source)
        const found = readAnd(altered)
        if (found !== undefined) expect(found).not.toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('lines are left out, at the end too: their numbers are named', () => {
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1 }), (dropped) => {
        const found = findingsOf(withLines(extract.lines.filter((_, at) => !dropped.includes(at + 1))))
        const named = found.flatMap((each) =>
          each.code === 'line-missing'
            ? Array.from({ length: each.last - each.line + 1 }, (_, at) => each.line + at)
            : [],
        )
        expect(named).toEqual(dropped.toSorted((one, other) => one - other))
        expect(found.every(({ code }) => code === 'line-missing')).toBe(true)
      }),
    )
  })

  test('two lines are swapped', () => {
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 2, maxLength: 2 }), ([one = 1, other = 1]) => {
        const [first, second] = [extract.lines[one - 1], extract.lines[other - 1]]
        if (first === undefined || second === undefined) throw new Error('no such lines')
        const lines = extract.lines.with(one - 1, second).with(other - 1, first)
        const early = Math.min(one, other)
        expect(findingsOf(withLines(lines))).toContainEqual({
          code: 'lines-out-of-order',
          line: expect.any(Number),
          place: early + 1,
        })
      }),
    )
  })

  test('a line is there twice', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: count }), (line, at) => {
        const lines = extract.lines.toSpliced(at, 0, ...extract.lines.slice(line - 1, line))
        const place = Math.max(at + 1, at < line ? line + 1 : at + 1)
        expect(findingsOf(withLines(lines))).toContainEqual({ code: 'line-twice', line, place })
      }),
    )
  })

  test('two lines that are both in the log have one number', async () => {
    const twice = await filledLog(3)
    await twice.append(testEntry(2))
    expect(findingsOf(await twice.extract(), twice.policy)).toEqual([
      { code: 'line-twice', line: 2, place: 4 },
      { code: 'line-missing', line: 4, last: 4 },
    ])
  })

  test('lines were numbered in another order than they were written in', async () => {
    const other = testLog()
    for (const each of [1, 3, 2]) await other.append(testEntry(each))
    const given = await other.extract()
    expect(findingsOf(given, other.policy)).toEqual([{ code: 'lines-out-of-order', line: 2, place: 3 }])
    const sorted = given.lines.toSorted((one, two) => one.entry.file.number - two.entry.file.number)
    expect(findingsOf({ ...given, lines: sorted }, other.policy)).toEqual([
      { code: 'lines-out-of-order', line: 3, place: 3 },
    ])
  })

  test("a line of somebody else's file is among them", async () => {
    const other = await filledLog(2)
    const entry = testEntry(3)
    if (entry.file === null) throw new Error('the entry has no file')
    const file = { ...entry.file, customership: '0198f0a0-0000-7000-8000-00000000c002' }
    await other.append({ ...entry, file })
    expect(findingsOf(await other.extract(), other.policy)).toEqual([
      { code: 'line-of-another-file', line: 3, place: 3 },
      { code: 'line-missing', line: 3, last: 3 },
    ])
  })

  test('there are more lines than the agency says', async () => {
    const statement = await log.statement({ lines: count - 1 })
    expect(findingsOf({ ...extract, statement })).toEqual([
      { code: 'line-too-many', line: count, place: count },
    ])
  })

  test('the agency says a number that nobody can count to', async () => {
    const statement = await log.statement({ lines: Number.MAX_SAFE_INTEGER - 1 })
    expect(findingsOf({ ...extract, statement })).toEqual([
      { code: 'line-missing', line: count + 1, last: Number.MAX_SAFE_INTEGER - 1 },
    ])
  })
})

describe('nobody but those whom the policy names is believed', () => {
  test('a checkpoint that the agency has not signed', async () => {
    const stranger = await filledLog(count, testLog('tym.example/log/1', makePair('tym.example/agency')))
    const found = findingsOf(await stranger.extract())
    expect(found).toContainEqual({ code: 'checkpoint-not-signed', failed: [] })
    expect(found).toContainEqual({ code: 'statement-not-signed' })
  })

  test('a checkpoint with a signature of a known witness that does not hold', () => {
    const [start, witness] = splitLast(extract.checkpoint)
    const flipped = `${witness.slice(0, -20)}${witness.at(-20) === 'A' ? 'B' : 'A'}${witness.slice(-19)}`
    expect(findingsOf({ ...extract, checkpoint: start + flipped })).toEqual([
      { code: 'checkpoint-not-signed', failed: ['two.example/witness'] },
      { code: 'too-few-witnesses', cosigned: ['one.example/witness'], needed: 2 },
    ])
  })

  test('a checkpoint of another log of the agency', async () => {
    const other = await filledLog(count, testLog('tym.example/log/2', log.agency))
    const policy = { ...log.policy, quorum: 0 }
    expect(findingsOf(await other.extract(), policy)).toEqual([{ code: 'checkpoint-of-another-log' }])
  })

  test('a checkpoint that too few witnesses have seen', async () => {
    const checkpoint = await log.checkpoint(log.witnesses.slice(0, 1))
    const found = { code: 'too-few-witnesses', cosigned: ['one.example/witness'], needed: 2 }
    expect(findingsOf({ ...extract, checkpoint })).toEqual([found])
    expect(findingsOf({ ...extract, checkpoint }, { ...log.policy, quorum: 1 })).toEqual([])
  })

  test('a statement of another checkpoint, of another customership, or a checkpoint in its place', async () => {
    const later = await filledLog(count, testLog('tym.example/log/1', log.agency))
    expect(findingsOf({ ...extract, statement: await later.statement() })).toEqual([
      { code: 'statement-of-another-checkpoint' },
    ])
    const another = await log.statement({ customership: '0198f0a0-0000-7000-8000-00000000c002' })
    expect(findingsOf({ ...extract, statement: another })).toEqual([
      { code: 'statement-of-another-customership' },
    ])
    const elsewhere = await log.statement({ keyName: 'tym.example/other' })
    expect(findingsOf({ ...extract, statement: elsewhere })).toEqual([{ code: 'statement-not-signed' }])
    expect(findingsOf({ ...extract, statement: extract.checkpoint })).toEqual([
      { code: 'statement-not-signed' },
    ])
    expect(findingsOf({ ...extract, checkpoint: extract.statement })).toContainEqual({
      code: 'checkpoint-not-signed',
      failed: [],
    })
  })
})

test.each([
  ['not JSON', 'tym', 'it is not JSON'],
  ['another format', '{"format":"tym-log-extract/2"}', 'format is not'],
  ['a list', '[]', 'it is no extract'],
])('a file that is no extract is refused: %s', (_what, source, why) => {
  expect(() => parseLogExtract(source)).toThrow(why)
})

test('half a character in a line is refused, since it has no canonical form', () => {
  const source = JSON.stringify(extract).replace('"category.read"', '"\\ud800"')
  expect(() => parseLogExtract(source)).toThrow('lines.0')
})

/** What is found in an altered file; undefined when it cannot be read at all. */
function readAnd(source: string): readonly Finding[] | undefined {
  try {
    return findingsOf(parseLogExtract(source))
  } catch (error) {
    expect(error).toMatchObject({ name: 'NotWellFormed' })
    return undefined
  }
}

function splitLast(note: string): [string, string] {
  const at = note.lastIndexOf('— ')
  return [note.slice(0, at), note.slice(at)]
}
