import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNationalId, nationalId, parseNationalId } from './national-id.ts'
import { inputProblem, Problem } from './problem.ts'

const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'
const makeCode = (birth: string, separator: string, individual: string) =>
  `${birth}${separator}${individual}${checkCharacters[Number(birth + individual) % 31]}`

describe('an identity code', () => {
  it.each([
    ['010594Y9032', '1994-05-01'],
    ['020594X903P', '1994-05-02'],
    ['010516B903X', '2016-05-01'],
    ['131052-308T', '1952-10-13'],
    [makeCode('290200', 'A', '900'), '2000-02-29'],
    [makeCode('010199', '+', '901'), '1899-01-01'],
  ])('%s gives the birth date %s', (code, birthDate) => {
    const parsed = parseNationalId(code)
    expect(parsed.canonical).toBe(code)
    expect(parsed.birthDate).toBe(birthDate)
  })

  it('knows the fictitious ones', () => {
    expect(parseNationalId('010594Y9032').fictitious).toBe(true)
    expect(parseNationalId('131052-308T').fictitious).toBe(false)
  })

  it('accepts every separator of the reform', () => {
    for (const separator of '+-YXWVUABCDEF') {
      expect(findNationalId(makeCode('010110', separator, '905'))?.canonical[6]).toBe(separator)
    }
  })

  it('two that differ only by the separator are two', () => {
    const first = parseNationalId(makeCode('010594', 'Y', '903'))
    const second = parseNationalId(makeCode('010594', '-', '903'))
    expect(first.canonical).not.toBe(second.canonical)
    expect(first.birthDate).toBe(second.birthDate)
  })

  it.each([
    ['010594Y9033', 'a wrong check character'],
    [makeCode('310294', '-', '903'), 'a day that does not exist'],
    [makeCode('290299', '-', '903'), 'a leap day in a common year'],
    [makeCode('290200', '+', '903'), 'the leap day of 1800'],
    [makeCode('010594', '-', '000'), 'individual number 000'],
    [makeCode('010594', '-', '001'), 'individual number 001'],
    [makeCode('010594', 'G', '903'), 'an unknown separator'],
    ['010594Y903', 'a missing character'],
    ['010594Y90322', 'an extra character'],
    ['٠١٠594Y9032', 'digits of another script'],
    ['', 'nothing'],
  ])('%s is refused: %s', (code) => {
    expect(findNationalId(code)).toBeUndefined()
  })

  it('is refused without being repeated in the problem', () => {
    expect(() => parseNationalId('010594Y9033')).toThrow(Problem)
    const parsed = nationalId.safeParse('010594Y9033')
    if (parsed.success) throw new Error('parsed')
    const problem = inputProblem(parsed.error)
    expect(problem.code).toBe('invalid-national-id')
    expect(JSON.stringify([problem.message, problem.operator])).not.toContain('9033')
  })

  it('is forgiven its surrounding space and small letters', () => {
    expect(nationalId.parse(' 020594x903p ')).toBe('020594X903P')
  })

  it('changed in any one digit or its check character is refused', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 999 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (number, place, step) => {
          const code = makeCode('150570', '-', String(number).padStart(3, '0'))
          const position = place < 6 ? place : place < 9 ? place + 1 : 10
          const old = code[position] ?? ''
          const alphabet = position === 10 ? checkCharacters : '0123456789'
          const changed = alphabet[(alphabet.indexOf(old) + step) % alphabet.length] ?? ''
          expect(findNationalId(code)).toBeDefined()
          expect(findNationalId(code.slice(0, position) + changed + code.slice(position + 1))).toBeUndefined()
        },
      ),
    )
  })
})
