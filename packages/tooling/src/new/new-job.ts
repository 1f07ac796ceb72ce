import type { Name } from './names.ts'

/** The files of a new job, with a test that fails until it shows a second run that changes nothing. */
export function newJob(capability: string, name: Name): Readonly<Record<string, string>> {
  const folder = `packages/capabilities/${capability}/src`
  return {
    [`${folder}/${name.file}.ts`]: `import type { WriteTx } from '@tym/database'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { z } from 'zod'

const kind = '${name.file}'

/** What a crash leaves behind, and why doing it twice is harmless. */
export const ${name.camel}: JobDefinition = defineJob({
  kind,
  payload: z.strictObject({}),
  everySeconds: 86_400,
  run: (tx) => carryOut(tx),
})

function carryOut(_tx: WriteTx): Promise<JobCounts> {
  return Promise.resolve({ done: 0 })
}
`,
    [`${folder}/${name.file}.test.ts`]: `import { expect, test } from 'vitest'

test('${name.words} does its work once, however often it runs', () => {
  expect.fail('run it twice under the worker role in the context of its job: a row must be found, and the second run changes nothing')
})
`,
  }
}
