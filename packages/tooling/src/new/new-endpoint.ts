import { addElement, addEntry, addImport } from './edit-source.ts'
import { failingTest, type Layout, sourcesOf } from './layout.ts'
import { type Name, toName } from './names.ts'

/**
 * A new endpoint with its operation and its event, in the table of its capability. Nobody may call it: its
 * operation names no role, which a test of the declaration refuses, as its own two tests fail.
 */
export function newEndpoint(capability: string, name: Name, kind: 'read' | 'write'): Layout {
  const folder = sourcesOf(capability)
  const id = `${toName(capability).camel}.${name.camel}`
  const title = name.words.charAt(0).toUpperCase() + name.words.slice(1)
  const constant = `${name.camel}Endpoint`
  return {
    files: {
      [`${folder}/${name.file}.ts`]: kind === 'read' ? reading(name, id) : writing(name, id),
      [`${folder}/${name.file}.test.ts`]: failingTest(
        `${name.words} does what it promises`,
        'call the use case in a transaction of tym_app, or the endpoint over HTTP, and compare the answer',
      ),
      [`${folder}/${name.file}.denied.test.ts`]: failingTest(
        `${name.words} refuses whom the declaration does not name, and tells them nothing`,
        'name the roles of the operation; then a role, an organisation and a relation that are refused, and compare the answer with that for a missing resource',
      ),
    },
    edits: {
      [`${folder}/http.ts`]: (source) =>
        addImport(addElement(source, 'endpoints', constant), `./${name.file}.ts`, [constant]),
      'packages/register/src/access/operations-network.ts': (source) =>
        addEntry(
          source,
          'networkOperations',
          `'${id}': {
            title: text('${name.words}', '${name.words}', '${name.words}'),
            reason: text('${title}.', '${title}.', '${title}.'),
            roles: {},
          }`,
        ),
      'packages/register/src/words/event-words-platform.ts': (source) =>
        addEntry(source, 'platformEventWords', `'${id}': text('${title}.', '${title}.', '${title}.')`),
    },
  }
}

const common = (name: Name, id: string): string => `tag: '${id.split('.')[0]}',
  summary: { fi: '${name.words}', sv: '${name.words}', en: '${name.words}' },
  caller: ['person'],
  operation: '${id}',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,`

function reading(name: Name, id: string): string {
  return `import { noBody, readEndpoint } from '@tym/employment'
import { z } from 'zod'

/** What is read, for whom. */
export const ${name.camel}Endpoint = readEndpoint({
  id: '${name.camel}',
  method: 'GET',
  path: '/v1/${name.file}',
  ${common(name, id)}
  output: z.strictObject({}),
  audit: { event: '${id}', ground: 'tym-13' },
  problems: [],
  example: { params: {} },
  handler: () => Promise.resolve({ output: {}, touched: [] }),
})
`
}

function writing(name: Name, id: string): string {
  return `import type { WriteTx } from '@tym/database'
import { noBody, type Written, writeEndpoint } from '@tym/employment'
import { Problem } from '@tym/kernel'

/** What is done, for whom. */
export const ${name.camel}Endpoint = writeEndpoint({
  id: '${name.camel}',
  method: 'POST',
  path: '/v1/${name.file}',
  ${common(name, id)}
  success: 200,
  ifMatch: false,
  audit: { event: '${id}', ground: 'tym-13' },
  problems: ['not-found'],
  example: { params: {} },
  handler: (tx) => ${name.camel}(tx),
})

async function ${name.camel}(_tx: WriteTx): Promise<Written> {
  throw new Problem('not-found', 'Nothing is written yet.')
}
`
}
