import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './workspace.ts'

/** Milliseconds under which a limit fails a machine that is slow and nothing else. */
const leastLimit = 110_000

/** A limit of a test or hook, of a poll, or of a wait for a state. */
const limits = [/^\s*\}, ?(\d[\d_]*)\)/gm, /\btimeout: (\d[\d_]*)/g, /\bpatience = (\d[\d_]*)/g]

const limitsIn = (text: string) =>
  limits.flatMap((limit) =>
    [...text.matchAll(limit)].map(([, number = '']) => Number(number.replaceAll('_', ''))),
  )

/** Where a short limit is the matter of the test, and why. */
const onPurpose: Readonly<Record<string, string>> = {
  'packages/foundation/database/src/sql-state.test.ts': 'how long a pool may take to close',
  'packages/kernel/src/batch.test.ts': 'the patience of a batch is counted, not waited for',
}

test('a limit in a test is against hanging only, so that no test fails because a machine is slow', () => {
  const listed = execFileSync(
    'git',
    ['ls-files', '--', '*.test.ts', '**/test-*.ts', 'packages/testing/src', 'packages/demo/src'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  const files = listed
    .split('\n')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('limits-of-tests.test.ts'))
  expect(files.length).toBeGreaterThan(200)
  const short = files
    .filter((file) => onPurpose[file] === undefined)
    .flatMap((file) =>
      limitsIn(readFileSync(path.join(root, file), 'utf8'))
        .filter((limit) => limit > 1_000 && limit < leastLimit)
        .map((limit) => `${file}: ${limit} ms`),
    )
  expect(short).toEqual([])
})

test('the reader of limits sees one where it stands', () => {
  expect(
    limitsIn('test("a", async () => {\n}, 20_000)\npoll(x, { timeout: 10_000 })\nconst patience = 300'),
  ).toEqual([20_000, 10_000, 300])
})
