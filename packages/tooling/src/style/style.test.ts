import { expect, test } from 'vitest'
import { findLongComments, findSpreadLiterals, findWideComments } from './style.ts'

test('what breaks the rules is named, and nothing else', () => {
  const text = [
    'const inner = { b: 1 }',
    'export const one = { ...inner, ...(inner.b > 0 && { c: 2 }), d: [...[1]] }',
    'export const two = { a: 1, ...{ b: 2 } }',
    `// ${'wide '.repeat(22)}`,
    `export const long = '${'wide '.repeat(22)}'`,
  ].join('\n')
  const source = { file: 'packages/any/src/source.ts', text }
  expect(findSpreadLiterals(source)).toEqual(['packages/any/src/source.ts:3'])
  expect(findWideComments(source)).toEqual(['packages/any/src/source.ts:4'])
  const wide = { file: 'infra/any.sql', text: `-- ${'wide '.repeat(22)}\nselect 1` }
  expect(findWideComments(wide)).toEqual(['infra/any.sql:1'])
  const talkative = [
    '/** Says why. Says more. Throws when it must. Answers how many. */',
    'export const brief = 1',
    '// Says why. Says more',
    '// of it. And goes on.',
    'export const talk = 2',
  ].join('\n')
  expect(findLongComments({ file: 'packages/any/src/source.ts', text: `${talkative}\n` })).toEqual([
    'packages/any/src/source.ts:3',
  ])
})
