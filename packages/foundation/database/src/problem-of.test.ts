import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Problem } from '@tym/kernel'
import { expect, test } from 'vitest'
import { alreadyThere, ownRefusals, problemOf, refusalOf } from './problem-of.ts'

const coded = (code: string) => Object.assign(new Error('quotes Virtanen, 010190-900X'), { code })
const wrapped = (code: string) => new Error('Failed query', { cause: coded(code) })

const passing = [
  ...[
    '08000',
    '08003',
    '08006',
    '08P01',
    '57P01',
    '57P02',
    '57P03',
    '57014',
    '25P02',
    '25P03',
    '25P04',
    '25006',
  ],
  ...['55P03', '40001', '40P01', '53100', '53200', '53300', '58030'],
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOSPC'],
]

test.each(passing)('%s is trouble that passes, and says nothing else', (code) => {
  for (const error of [coded(code), wrapped(code)]) {
    const problem = problemOf(error)
    expect(problem).toMatchObject({ code: 'service-unavailable', status: 503 })
    expect(problem?.operator).not.toContain('Virtanen')
  }
})

test.each(['23505', '42501', '22012', 'XX000', 'ERR_INVALID_ARG'])('%s is a fault of ours', (code) => {
  expect(problemOf(coded(code))).toBeUndefined()
})

test('a row whose partition was just made is trouble that passes, one that a check refuses a fault of ours', () => {
  expect(problemOf(wrapped('23514'))).toMatchObject({ code: 'service-unavailable' })
  const refused = Object.assign(coded('23514'), { constraint_name: 'ends_after_start' })
  expect(problemOf(new Error('Failed query', { cause: refused }))).toBeUndefined()
})

test('a problem that the query builder has wrapped is that problem', () => {
  const problem = new Problem('state-conflict', 'x')
  expect(problemOf(new Error('Failed query', { cause: problem }))).toBe(problem)
})

test('every code that the SQL raises of its own is in the table', () => {
  const raised = new Set<string>()
  const place = fileURLToPath(new URL('../../../../infra/postgres/', import.meta.url))
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.sql'),
  )
  for (const name of files)
    for (const [code] of readFileSync(place + name, 'utf8').matchAll(/\bTY\d{3}\b/g)) raised.add(code)
  expect(raised.size).toBeGreaterThan(10)
  expect([...raised].filter((code) => !(code in ownRefusals)).toSorted()).toEqual([])
})

test('one of our own refusals is answered as what it means', () => {
  expect(problemOf(wrapped('TY003'))).toMatchObject({ code: 'customership-ended' })
  expect(problemOf(coded('TY018'))).toBeUndefined()
})

test('a refusal means what the act says, then what it means everywhere, and any other error stays', () => {
  const known = new Problem('party-exists', 'x')
  expect(refusalOf(wrapped('23505'), { [alreadyThere]: known })).toBe(known)
  expect(refusalOf(coded('TY003'), { [alreadyThere]: known })).toMatchObject({ code: 'customership-ended' })
  const fault = wrapped('23505')
  expect([refusalOf(fault), refusalOf(fault, { TY003: known })]).toEqual([fault, fault])
})
