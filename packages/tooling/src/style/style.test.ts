import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { listFiles } from '../documents/documents.ts'
import { root } from '../workspace.ts'
import { findLongComments, findSpreadLiterals, findWideComments } from './style.ts'

/** A baseline is never edited, once it has been applied; the listing is written by a program. */
const isFixed = (file: string) => file.includes('/baseline/') || file.endsWith('/schema.sql')
const sources = [...listFiles(root)]
  .filter((file) => /\.(?:ts|mjs|sql)$/.test(file) && !isFixed(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))

test('no object is spread where it is written', () => {
  expect(sources.length).toBeGreaterThan(1_000)
  expect(sources.flatMap(findSpreadLiterals)).toEqual([])
})

test('no line of a comment is wider than a page', () => {
  expect(sources.flatMap(findWideComments)).toEqual([])
})

/** Applied once and for all, with their comments. */
const isApplied = ({ file }: { readonly file: string }) => file.includes('/migrations/')

test('no comment takes more than two sentences to say why', () => {
  expect(sources.filter((source) => !isApplied(source)).flatMap(findLongComments)).toEqual([])
})

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
