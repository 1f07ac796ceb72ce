import { createHmac } from 'node:crypto'
import { customershipId, newCustomershipId } from '@tym/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownRowsOf, mostKnown, onlyNews, type Reader, readKnownRows } from './known-rows.ts'

const digest = (text: string) => createHmac('sha256', 'a key of tests').update(text).digest()
const reader: Reader = {
  endpoint: 'listSamples',
  policyVersion: '1',
  person: 'somebody',
  role: 'nurse',
  authority: 'county',
  usageRight: 'right',
  key: 'thumbprint',
}
const row = { id: newCustomershipId(), state: 'open' }
const tagFor = (change: Partial<Reader>, of: object = row) =>
  knownRowsOf(new Set(), { ...reader, ...change }, digest).tagOf(of)

test.each(Object.keys(reader).map((part) => ({ part })))(
  'a row told under another $part has another tag',
  ({ part }) => {
    expect(tagFor({ [part]: 'another' })).not.toBe(tagFor({}))
  },
)

test('no member of a row changes unnoticed', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.string(),
      fc.jsonValue(),
      (said, name, value) => {
        const changed = { ...said, [name]: value }
        expect(tagFor({}, changed) === tagFor({}, said)).toBe(
          JSON.stringify(changed) === JSON.stringify(said),
        )
      },
    ),
  )
})

test('a tag of another key of the service is not known', () => {
  const other = (text: string) => createHmac('sha256', 'another key').update(text).digest()
  expect(knownRowsOf(new Set(), reader, other).tagOf(row)).not.toBe(tagFor({}))
})

test('a file of which one row is new has its lines, one whose rows are all held has none', () => {
  const [one, two] = [newCustomershipId(), newCustomershipId()]
  const rows = [
    { id: one, task: 'first' },
    { id: two, task: 'second' },
    { id: one, task: 'third' },
  ]
  const held = new Set(rows.slice(0, 2).map((each) => tagFor({}, each)))
  const page = { output: { items: rows, total: 3 }, touched: [{ customership: one }, { customership: two }] }
  const answer = onlyNews(page, knownRowsOf(held, reader, digest), ({ id }) => customershipId.parse(id))
  expect(answer).toEqual({
    output: {
      items: [{ ...rows[2], tag: tagFor({}, { ...rows[2] }) }],
      order: rows.map((each) => tagFor({}, each)),
      total: 3,
    },
    touched: [{ customership: one }],
  })
})

test('the header is tags and nothing else, and no more than there may be', () => {
  expect(readKnownRows(null)).toEqual(new Set())
  expect(readKnownRows('aaaaaaaaBBBBBBB-')).toEqual(new Set(['aaaaaaaa', 'BBBBBBB-']))
  expect(readKnownRows('a'.repeat(8 * mostKnown)).size).toBe(1)
  for (const wrong of ['a', 'aaaaaaaa,', 'aaaaaaaa bbbbbbbb', 'a'.repeat(8 * mostKnown + 8)])
    expect(() => readKnownRows(wrong)).toThrow(expect.objectContaining({ code: 'invalid-header' }))
})
