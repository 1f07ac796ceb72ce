import { expect, test } from 'vitest'
import { makePair } from '../test-keys.ts'
import { reportOf } from './report.ts'

const policy = {
  log: makePair('tym.example/agency').key,
  origins: ['tym.example/log/1'],
  witnesses: [],
  quorum: 0,
}
const valid = { valid: true, lines: 3, size: 9, cosigned: [], delayed: 0, lost: 0 } as const

test('a reader learns how many lines are shown later', () => {
  expect(reportOf(valid, policy, { compared: false })).not.toContain('shown')
  expect(reportOf({ ...valid, delayed: 2 }, policy, { compared: false })).toContain(
    '2 of them prove that they are there',
  )
})

test('a reader learns that nobody but the agency has seen the log, where no witness is asked or none came', () => {
  expect(reportOf(valid, policy, { compared: false })).toContain('No witness has seen it')
  const named = { ...policy, witnesses: [makePair('one.example', 4).key] }
  expect(reportOf(valid, named, { compared: false })).toContain('by 0 of the 1 witnesses of the policy.')
})

test('a file that is wrong in very many places is not told line by line', () => {
  const findings = Array.from({ length: 250 }, (_, at) => ({
    ...({ code: 'line-altered', line: at + 1, place: at + 1 } as const),
  }))
  const report = reportOf({ valid: false, findings }, policy, { compared: false })
  expect(report).toMatch(/^NOT VALID: 250 found\.\n/)
  expect(report).toContain('Line 100 ')
  expect(report).not.toContain('Line 101 ')
  expect(report).toMatch(/\nand 150 more\.\n$/)
})
