import { expect, test } from 'vitest'
import { root } from '../workspace.ts'
import { findLostLinks, findLostPaths, findWideLines, listFiles, longestLine } from './documents.ts'

const files = listFiles(root)

test('a path that leads to nothing is named, and no other', () => {
  const text = [
    '`packages/nothing`, `packages/<any>/package.json`, `apps/*`, `infra/postgres/migrations/NNNN_*.sql`',
    '`docs/`, `packages/tooling/src/doc`, `npm test`, `documents.test.ts`, `doc*.test.ts`, `gone.test.ts`',
    '```',
    '`packages/nothing-in-code`',
    '```',
  ].join('\n')
  expect(findLostPaths(files, { file: 'docs/page.md', text })).toEqual([
    'docs/page.md: packages/nothing',
    'docs/page.md: packages/tooling/src/doc',
    'docs/page.md: gone.test.ts',
  ])
})

test('a link that leads to no file or no heading is named, and no other', () => {
  const text = [
    '# One heading, *and* `more`',
    '[gone](gone.md) [not here](#two) [nor there](README.md#two)',
    '[here](#one-heading-and-more) [there](../README.md#start) [folder](guides/) [web](https://a.example)',
  ].join('\n')
  const own = { file: 'docs/page.md', text }
  expect(findLostLinks(root, own)).toEqual([
    'docs/page.md: gone.md',
    'docs/page.md: #two',
    'docs/page.md: README.md#two',
  ])
})

test('a wide line of prose is named; a table, a link that stands alone and code are not', () => {
  const wide = 'word '.repeat(30).trim()
  const link = `https://example.org/${'x'.repeat(longestLine)}`
  const text = [wide, `| ${wide} |`, `- [a link](${link})`, `<${link}>`, '```', wide, '```'].join('\n')
  expect(findWideLines({ file: 'docs/page.md', text })).toEqual([`docs/page.md:1: ${wide.slice(0, 40)}…`])
})
