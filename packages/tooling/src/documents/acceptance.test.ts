import { expect, test } from 'vitest'
import { root } from '../workspace.ts'
import { findUnproven } from './acceptance.ts'

const here = '../../packages/tooling/src/documents/acceptance.test.ts'
/** Said nowhere in this file as it stands in a page. */
const absent = ['called', 'by', 'no', 'test'].join(' ')
const page = (...lines: string[]) => ({ file: 'docs/reference/page.md', text: lines.join('\n') })

test('a statement stands on a test by its name, on what it waits for, or on somebody who looked', () => {
  const proven = page(
    `- [x] It is tested. — [acceptance.test.ts](${here}) “a statement stands on a test`,
    '  by its name, on what it waits for, or on somebody who looked”',
    '- [ ] It comes later. — waits for the plan (N9)',
    '- [x] It is beautiful. — looked at on 2026-11-30: [work](../pictures/work-fi-1440.png)',
  )
  expect(findUnproven(root, proven)).toEqual([])
})

test('one that stands on nothing is named', () => {
  const unproven = page(
    '- [x] It is said.',
    '- [ ] It is open.',
    `- [x] It is tested. — [acceptance.test.ts](${here}) “${absent}”`,
    '- [x] It is tested. — [gone.test.ts](gone.test.ts) “gone”',
  )
  expect(findUnproven(root, unproven)).toEqual([
    'docs/reference/page.md:1: has no test, nor says what it waits for',
    'docs/reference/page.md:2: has no test, nor says what it waits for',
    `docs/reference/page.md:3: no test says “${absent}” in ${here}`,
    'docs/reference/page.md:4: no test says “gone” in gone.test.ts',
  ])
  const seen = '- [x] It is beautiful. — looked at on 2026-11-30: [work](../pictures/work-fi-1440.png)'
  expect(findUnproven(root, page(...Array.from({ length: 9 }, () => seen)))).toEqual([
    'docs/reference/page.md:9: only looked at',
  ])
})
