import { capabilitySchemas } from '../schema/owners.ts'
import { isTestFile } from './rules.ts'
import type { Token } from './tokens.ts'

export type Hazard = { what: string; line: number }

/** The only readers of each hazard: file or folder prefixes, relative to the root. */
const readers = {
  environment: ['packages/foundation/config/src/'],
  clock: ['packages/foundation/kernel/src/clock'],
  json: ['packages/foundation/kernel/src/json.ts', ...ownJson()],
}

/** Where JSON is parsed that the platform itself has written: sealed under its keys, or in its own folders. */
function ownJson(): readonly string[] {
  return [
    ...['retention', 'customer-data', 'consents', 'disclosures', 'organisations/src/load-trust'].map(
      (room) => `packages/capabilities/${room}`,
    ),
    // Cursors that the service itself has given, read with their own schema.
    ...['notifications/src/cursor.ts', 'oversight/src/page.ts'].map(
      (file) => `packages/capabilities/${file}`,
    ),
    ...['config/src/read-json-file.ts', 'journal/src/read-journal.ts', 'key-vault/src/key-encryption.ts'].map(
      (file) => `packages/foundation/${file}`,
    ),
    ...['file-note-key', 'service-key-file', 'file-key-store'].map(
      (file) => `packages/foundation/signing/src/${file}.ts`,
    ),
    // The offline command has no kernel beneath it; it reads with strict schemas.
    ...['log-extract', 'verify-recoveries'].map((file) => `packages/foundation/audit-proof/src/${file}.ts`),
    ...[
      'identity/src/signing-key-file',
      'recipient/src/received',
      'recipient/src/main',
      'witness/src/evidence',
    ].map((file) => `apps/${file}.ts`),
    ...['organisations-file', 'signed-heads', 'signature-log'].map((file) => `apps/signer/src/${file}.ts`),
    ...['infra/dev/', ...['tooling', 'testing', 'cli', 'demo', 'bench'].map((room) => `packages/${room}/`)],
  ]
}

/** Uses of the environment, of the system clock, of an own parser of JSON, and of other packages' tables, each outside the place that may. */
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
    if (
      !allowed(file, readers.json) &&
      !isTestFile(file) &&
      parsesJson(texts, tokens[at - 1]?.text, tokens[at - 2]?.text)
    ) {
      return [
        {
          what: 'parses JSON: what comes from outside goes through parseJson of the kernel',
          line: token.line,
        },
      ]
    }
    const foreign = foreignTable(file, token)
    return foreign === undefined
      ? []
      : [{ what: `names ${foreign}, a table of another package: ask its public part`, line: token.line }]
  })
}

const capabilities: ReadonlySet<string> = new Set(capabilitySchemas)

/** A text in product code below the applications that names a table of a capability which is not its own. */
function foreignTable(file: string, token: Token): string | undefined {
  if ((token.kind !== 'string' && token.kind !== 'template') || isTestFile(file)) return undefined
  const [, room = '', owner = ''] = /^packages\/(foundation|capabilities)\/([^/]+)\/src\//.exec(file) ?? []
  if (room === '') return undefined
  const names = token.text.matchAll(/\b([a-z_]+)\.[a-z_]+\b/g)
  return [...names].find(
    ([, schema = '']) => capabilities.has(schema) && schema !== owner.replaceAll('-', '_'),
  )?.[0]
}

function allowed(file: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => file.startsWith(prefix))
}

function readsEnvironment([first, second, third]: readonly (string | undefined)[]): boolean {
  return first === 'process' && ((second === '.' && third === 'env') || (second === '[' && third === 'env'))
}

/** `JSON.parse`, and `.json()` of a request or an answer; `z.json()` is a schema. */
function parsesJson(
  [first, second, third]: readonly (string | undefined)[],
  before: string | undefined,
  owner: string | undefined,
): boolean {
  if (first === 'JSON') return second === '.' && third === 'parse'
  return first === 'json' && second === '(' && third === ')' && before === '.' && owner !== 'z'
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
