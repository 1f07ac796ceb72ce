/**
 * What a new thing is laid out as: files that must not be there yet, and changes of files that are. Paths
 * from the root.
 */
export type Layout = {
  readonly files: Readonly<Record<string, string>>
  readonly edits: Readonly<Record<string, (source: string) => string>>
}

/** Where the sources of a capability lie. */
export const sourcesOf = (capability: string): string => `packages/capabilities/${capability}/src`

/** A test that fails until somebody has written it: what it must show. */
export function failingTest(promise: string, howTo: string): string {
  return `import { expect, test } from 'vitest'

test('${promise}', () => {
  expect.fail('${howTo}')
})
`
}
