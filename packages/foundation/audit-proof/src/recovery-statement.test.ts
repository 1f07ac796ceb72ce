import { expect, test } from 'vitest'
import { emptyRoot } from './merkle.ts'
import {
  formatRecoveryStatement,
  parseRecoveryStatement,
  type RecoveryStatement,
} from './recovery-statement.ts'

const statement: RecoveryStatement = {
  keyName: 'tym.test/keha',
  former: { origin: 'tym.test/log/1', size: 7, root: emptyRoot() },
  knownSize: 9,
  origin: 'tym.test/log/20261126t120000',
  at: '2026-11-26T12:00:00.000Z',
}
const text = formatRecoveryStatement(statement)

test('a recovery statement is read as it was written, with and without what witnesses knew', () => {
  expect(parseRecoveryStatement(text)).toEqual(statement)
  const unknown = { ...statement, knownSize: undefined }
  expect(parseRecoveryStatement(formatRecoveryStatement(unknown))).toEqual(unknown)
})

test.each([
  ['another first line', text.replace('/recovery', '/lines')],
  ['a log that goes on as itself', text.replace('log/20261126t120000', 'log/1')],
  ['a size that is no number', text.replace('size 7', 'size 07')],
  ['a root that is too short', text.replace(/root .*/, 'root AAAA')],
  ['one line more', `${text}more\n`],
])('%s is no recovery statement', (_what, other) => {
  expect(() => parseRecoveryStatement(other)).toThrow('recovery-statement')
})
