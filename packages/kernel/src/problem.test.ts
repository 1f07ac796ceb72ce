import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plainDate } from './plain-date.ts'
import { inputProblem, Problem } from './problem.ts'
import { isProblemCode, problemStatuses } from './problem-codes.ts'
import { safeText } from './text.ts'

function problemOf(schema: z.ZodType, input: unknown): Problem {
  const parsed = schema.safeParse(input)
  if (parsed.success) throw new Error('The input was accepted.')
  return inputProblem(parsed.error)
}

describe('the codes of problems', () => {
  it.each(Object.entries(problemStatuses))('%s is a name with a status of a failure', (code, status) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
  })

  it('are closed', () => {
    expect(isProblemCode('not-found')).toBe(true)
    expect(isProblemCode('toString')).toBe(false)
  })
})

describe('input that fails its schema', () => {
  const schema = z.strictObject({
    note: safeText(10),
    on: plainDate,
    inner: z.strictObject({ a: z.number() }),
  })
  const good = { note: 'ok', on: '2026-11-21', inner: { a: 1 } }

  it.each([
    ['unknown-field', { ...good, extra: 1 }, ''],
    ['unknown-field', { ...good, inner: { a: 1, b: 2 } }, '/inner'],
    ['invalid-text', { ...good, note: 'a\u0000b' }, '/note'],
    ['invalid-text', { ...good, note: '\ud800' }, '/note'],
    ['invalid-date', { ...good, on: '2026-02-29' }, '/on'],
    ['invalid-date', { ...good, on: '1799-01-01' }, '/on'],
    ['invalid-date', { ...good, on: 'soon' }, '/on'],
    ['invalid-input', { ...good, note: '' }, '/note'],
    ['invalid-input', { ...good, note: 'far too long a note' }, '/note'],
    ['invalid-input', { ...good, inner: { a: 'x' } }, '/inner/a'],
  ])('is told as %s with its place', (code, input, pointer) => {
    const problem = problemOf(schema, input)
    expect(problem.code).toBe(code)
    expect(problem.pointer).toBe(pointer)
  })

  it('is never repeated back', () => {
    expect(problemOf(schema, { ...good, secretName: 1 }).operator).not.toContain('secretName')
    expect(problemOf(schema, { ...good, on: 'Matti' }).message).not.toContain('Matti')
  })
})

describe('safe text', () => {
  it('is normalised and trimmed', () => {
    expect(safeText(10).parse(' a\u0308iti ')).toBe('äiti')
  })

  it('keeps line ends, tabs and characters beyond the basic plane', () => {
    expect(safeText(20).parse('a\n\tb 𝔸')).toBe('a\n\tb 𝔸')
  })
})

it('a problem carries the status of its code', () => {
  const problem = new Problem('stale-version', 'If-Match named version 2, the entry is at 3.')
  expect([problem.status, problem.name, problem.pointer]).toEqual([412, 'Problem', undefined])
})
