import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatLinesStatement, linesSubject, parseLinesStatement } from './lines-statement.ts'

const head = { origin: 'tym.example/log/1', size: 345, root: Buffer.alloc(32, 7) }
const subject = linesSubject('0198f0a0-0000-7000-8000-00000000c001')
const statement = { keyName: 'tym.example/agency', head, subject, lines: 12 }
const text = formatLinesStatement(statement)

describe('what the agency says of the lines of a customership', () => {
  test('is read as it was written, and does not name the customership', () => {
    expect(text.split('\n')).toHaveLength(7)
    expect(text).toMatch(/^tym\.example\/agency\/lines\norigin tym\.example\/log\/1\nsize 345\nroot /)
    expect(text).not.toContain('0198f0a0')
    expect(parseLinesStatement(text)).toEqual(statement)
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), fc.uuid(), (size, lines, customership) => {
        const other = { ...statement, head: { ...head, size }, lines, subject: linesSubject(customership) }
        expect(parseLinesStatement(formatLinesStatement(other))).toEqual(other)
      }),
    )
  })

  test.each([
    text.replace('/lines', ''),
    text.replace('345', '0345'),
    text.replace('lines 12', 'lines -1'),
    text.replace('root ', 'root A'),
    text.replace(subject, subject.slice(1)),
    text.replace('tym.example/agency', 'tym example'),
    `${text}more\n`,
    text.slice(0, -1),
  ])('is refused when it is written otherwise: %j', (source) => {
    expect(() => parseLinesStatement(source)).toThrow('lines-statement')
  })
})
