import { isTestFile } from './rules.ts'
import type { Token } from './tokens.ts'

export type Hazard = { what: string; line: number }

/** The only readers of each hazard: file or folder prefixes, relative to the root. */
const readers = {
  environment: ['packages/foundation/config/src/'],
  clock: ['packages/foundation/kernel/src/clock'],
}

/** Uses of the environment, of the system clock and of other packages' tables, each outside the place that may. */
export function hazardsOf(file: string, tokens: readonly Token[]): Hazard[] {
  return tokens.flatMap((token, at) => {
    const texts = [0, 1, 2, 3].map((step) => tokens[at + step]?.text)
    if (!allowed(file, readers.environment) && readsEnvironment(texts)) {
      return [{ what: 'reads process.env: only config does', line: token.line }]
    }
    if (!allowed(file, readers.clock) && readsClock(texts, tokens[at - 1]?.text)) {
      return [
        { what: "reads the system clock: only the kernel's clock does, time is passed in", line: token.line },
      ]
    }
    const foreign = foreignTable(file, token)
    return foreign === undefined
      ? []
      : [{ what: `names ${foreign}, a table of another package: ask its public part`, line: token.line }]
  })
}

const capabilitySchemas = ['organisations', 'usage_rights', 'customerships', 'customer_data', 'notifications']

/** A text in product code below the applications that names a table of a capability which is not its own. */
function foreignTable(file: string, token: Token): string | undefined {
  if ((token.kind !== 'string' && token.kind !== 'template') || isTestFile(file)) return undefined
  const [, room = '', owner = ''] = /^packages\/(foundation|capabilities)\/([^/]+)\/src\//.exec(file) ?? []
  if (room === '') return undefined
  const names = token.text.matchAll(/\b([a-z_]+)\.[a-z_]+\b/g)
  return [...names].find(
    ([, schema = '']) => capabilitySchemas.includes(schema) && schema !== owner.replaceAll('-', '_'),
  )?.[0]
}

function allowed(file: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => file.startsWith(prefix))
}

function readsEnvironment([first, second, third]: readonly (string | undefined)[]): boolean {
  return first === 'process' && ((second === '.' && third === 'env') || (second === '[' && third === 'env'))
}

/** `Date.now`, `new Date()`, `new Date` and `Date()`; `new Date(x)` only converts. */
function readsClock(
  [first, second, third]: readonly (string | undefined)[],
  before: string | undefined,
): boolean {
  if (first !== 'Date' || before === '.') return false
  if (second === '.') return third === 'now'
  if (second === '(') return before !== 'new' || third === ')'
  return before === 'new'
}
