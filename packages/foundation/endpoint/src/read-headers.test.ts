import { Problem } from '@tym/kernel'
import { describe, expect, test } from 'vitest'
import { isJsonType, languageOf, namesTag, readIdempotencyKey, readIfMatch } from './read-headers.ts'

const codeOf = (work: () => unknown) => {
  try {
    return { value: work() }
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('If-Match', () => {
  test.each([
    ['a strong tag', '"3"', 3],
    ['a tag that a proxy has weakened', 'W/"3"', 3],
    ['several tags, of which the newest counts', '"2", W/"4" ,"3"', 4],
    ['blanks around it', '  "7"\t', 7],
  ])('is read: %s', (_what, header, version) => {
    expect(readIfMatch(header)).toBe(version)
  })

  test.each([
    ['nothing', null, 'precondition-required'],
    ['any version', '*', 'precondition-required'],
    ['a bare number', '3', 'invalid-header'],
    ['a tag of somebody else', '"abc"', 'invalid-header'],
    ['a lower-case weakness', 'w/"3"', 'invalid-header'],
    ['a list with an empty place', '"3",,', 'invalid-header'],
    ['an empty text', '', 'invalid-header'],
  ])('is refused: %s', (_what, header, code) => {
    expect(codeOf(() => readIfMatch(header))).toBe(code)
  })
})

describe('If-None-Match', () => {
  test.each([
    ['the tag', '"abc"', true],
    ['the tag as a proxy weakens it', 'W/"abc"', true],
    ['one of several', '"x", "abc"', true],
    ['another', '"abcd"', false],
    ['no quotes', 'abc', false],
    ['nothing', null, false],
  ])('of %s', (_what, header, named) => {
    expect(namesTag(header, 'abc')).toBe(named)
  })
})

describe('Idempotency-Key', () => {
  test('is the same key with quotes and without', () => {
    expect(readIdempotencyKey('"0123456789abcdef"')).toBe('0123456789abcdef')
    expect(readIdempotencyKey('0123456789abcdef')).toBe('0123456789abcdef')
  })

  test.each([
    [null, 'idempotency-key-required'],
    ['short', 'invalid-header'],
    ['"0123456789abcdef', 'invalid-header'],
    ['0123456789abcdef, 0123456789abcdef', 'invalid-header'],
  ])('is refused: %j', (header, code) => {
    expect(codeOf(() => readIdempotencyKey(header))).toBe(code)
  })
})

test.each([
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['Application/JSON ;charset="UTF-8"', true],
  ['application/json;', true],
  ['application/json; charset=iso-8859-1', false],
  ['application/json-patch+json', false],
  ['text/plain', false],
  [null, false],
])('Content-Type %j is JSON: %s', (header, expected) => {
  expect(isJsonType(header)).toBe(expected)
})

describe('Accept-Language', () => {
  test.each([
    ['sv-FI,sv;q=0.9,fi;q=0.8', 'sv'],
    ['en;q=0.3, fi;q=0.7, sv;q=0.5', 'fi'],
    ['fi;q=0, sv', 'sv'],
    ['FI', 'fi'],
    ['fil, sv;q=0.1', 'sv'],
    ['enm', 'en'],
    ['se, ru', 'en'],
    ['*', 'en'],
    [null, 'en'],
  ])('%j is answered in %s', (header, language) => {
    expect(languageOf(header)).toBe(language)
  })
})
