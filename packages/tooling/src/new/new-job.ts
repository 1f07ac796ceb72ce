import { addElement, addImport } from './edit-source.ts'
import { failingTest, type Layout, sourcesOf } from './layout.ts'
import type { Name } from './names.ts'

/**
 * A new job in the job table of its capability. It sees no row until a policy opens some to it; its two tests
 * fail until they are written.
 */
export function newJob(capability: string, name: Name): Layout {
  const folder = sourcesOf(capability)
  const constant = `${name.camel}Job`
  return {
    files: {
      [`${folder}/${name.file}.ts`]: `import type { WriteTx } from '@tym/database'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { z } from 'zod'

/** What a crash leaves behind, and why doing it twice is harmless. */
export const ${constant}: JobDefinition = defineJob({
  kind: '${name.file}',
  payload: z.strictObject({}),
  everySeconds: 86_400,
  run: (tx) => ${name.camel}(tx),
})

function ${name.camel}(_tx: WriteTx): Promise<JobCounts> {
  return Promise.resolve({ done: 0 })
}
`,
      [`${folder}/${name.file}.test.ts`]: failingTest(
        `${name.words} does its work once, however often it runs`,
        'run it twice under the worker role in the context of its job: a row must be found, and the second run changes nothing',
      ),
      [`${folder}/${name.file}.denied.test.ts`]: failingTest(
        `${name.words} is done by no other job: under the name of another it sees no row`,
        'run it under the worker role in the context of another job, where there is a row that its own job finds',
      ),
    },
    edits: {
      [`${folder}/jobs.ts`]: (source) =>
        addImport(addElement(source, 'jobs', constant), `./${name.file}.ts`, [constant]),
    },
  }
}
