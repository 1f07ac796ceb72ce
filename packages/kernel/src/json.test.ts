import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCompactJws } from './compact-jws.ts'
import { faultyBody, jsonOf, parseJson } from './json.ts'

describe('JSON from outside', () => {
  test.each([
    ['a member twice', '{"a":1,"a":2}'],
    ['a member twice, one of them escaped', '{"a":1,"\\u0061":2}'],
    ['a member twice deep inside', '[{"b":{"c":[{"x":1,"y":2,"x":1}]}}]'],
    ['a member twice behind an inner object', '{"a":{"b":1},"c":[1,2],"a":3}'],
    ['__proto__ twice', '{"__proto__":1,"__proto__":2}'],
  ])('is refused with %s', (_what, text) => {
    expect(parseJson(text)).toEqual({ fault: 'duplicate-member' })
    expect(jsonOf(text)).toBeUndefined()
  })

  test.each([
    ['the same member in two objects', '[{"a":1},{"a":1}]'],
    ['the same member at two depths', '{"a":{"a":{"a":1}}}'],
    ['strings that look like members', '{"a":"\\"a\\":1","b":["a","a"],"c":"a"}'],
    ['brackets and commas in strings', '{"a{":"},{","b[,":"]"}'],
  ])('is taken with %s', (_what, text) => {
    expect(parseJson(text)).toEqual({ value: JSON.parse(text) })
  })

  test.each(['', '{', '{}{}', '{"a":1,}', "{'a':1}"])('is refused when it is none: %j', (text) => {
    expect(parseJson(text)).toEqual({ fault: 'not-json' })
  })

  test('is refused when it is nested too deeply, before it is parsed', () => {
    expect(parseJson('['.repeat(100_000))).toEqual({ fault: 'too-deep' })
    expect(parseJson('{"a":[[1]]}', 3)).toEqual({ value: { a: [[1]] } })
    expect(parseJson('{"a":[[1]]}', 2)).toEqual({ fault: 'too-deep' })
  })

  test('is taken as JSON.parse takes it whenever each member is there once', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(parseJson(text)).toEqual({ value: JSON.parse(text) })
      }),
    )
  })

  test('is refused with any member repeated, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.jsonValue({ maxDepth: 3 }),
        fc.jsonValue({ maxDepth: 3 }),
        (name, one, other) => {
          const member = JSON.stringify(name)
          const twice = `{${member}:${JSON.stringify(one)},"between":[],${member}:${JSON.stringify(other)}}`
          expect(parseJson(`[{"outer":${twice}}]`)).toEqual({ fault: 'duplicate-member' })
        },
      ),
    )
  })

  test('each fault has its problem', () => {
    expect(faultyBody('duplicate-member').code).toBe('duplicate-member')
    expect(faultyBody('not-json').code).toBe('malformed-body')
    expect(faultyBody('too-deep').code).toBe('body-too-deep')
  })
})

test('a token whose header or claims name a member twice is none', () => {
  const part = (text: string) => Buffer.from(text).toString('base64url')
  const token = (header: string, claims: string) => `${part(header)}.${part(claims)}.${part('signature')}`
  expect(readCompactJws(token('{"alg":"ES256"}', '{"sub":"a"}'), 1000)).toBeDefined()
  expect(readCompactJws(token('{"alg":"none","alg":"ES256"}', '{"sub":"a"}'), 1000)).toBeUndefined()
  expect(readCompactJws(token('{"alg":"ES256"}', '{"sub":"a","sub":"b"}'), 1000)).toBeUndefined()
})
