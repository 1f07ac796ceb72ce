import type { Name } from './names.ts'

/** The files of a new endpoint, with a denial test that fails until somebody has said who is refused. */
export function newEndpoint(capability: string, name: Name): Readonly<Record<string, string>> {
  const folder = `packages/capabilities/${capability}/src`
  const title = name.words[0]?.toUpperCase() + name.words.slice(1)
  return {
    [`${folder}/${name.file}.ts`]: `import { noBody, readEndpoint } from '@tym/endpoint'
import { z } from 'zod'

/** GET /v1/${name.file}: what is promised, and to whom. */
export const ${name.camel} = readEndpoint({
  id: '${name.camel}',
  method: 'GET',
  path: '/v1/${name.file}',
  tag: '${capability}',
  summary: { fi: '${title}', sv: '${title}', en: '${title}' },
  caller: ['person'],
  operation: '${capability}.${name.camel}',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({}),
  audit: { event: '${capability}.${name.camel}', ground: 'tym-13' },
  problems: [],
  example: { params: {} },
  handler: () => Promise.resolve({ output: {}, touched: [] }),
})
`,
    [`${folder}/${name.file}.test.ts`]: `import { expect, test } from 'vitest'

test('${name.words} answers what it promises', () => {
  expect.fail('call the endpoint over HTTP in a network of your own and compare its answer')
})
`,
    [`${folder}/${name.file}.denied.test.ts`]: `import { expect, test } from 'vitest'

test('${name.words} refuses whom the declaration does not name, and tells them nothing', () => {
  expect.fail('name a role, an organisation and a relation that are refused, and compare the answer with that for a missing resource')
})
`,
  }
}
