import { type MemberExpression, type Node, type Span, Visitor } from 'oxc-parser'
import { capabilitySchemas, ownerOf } from '../schema/owners.ts'
import { lineAt, type Module } from './imports.ts'
import { isTestFile } from './rules.ts'

export type Hazard = { what: string; line: number }

/** The only readers of each hazard: file or folder prefixes, relative to the root. */
const readers = {
  environment: ['packages/foundation/config/src/'],
  clock: ['packages/kernel/src/clock', 'apps/web/client/src/session/clock.ts'],
  // No module of Node's reaches the browser: what arrives there has one reader and one sender of its own.
  json: ['packages/kernel/src/json.ts', 'apps/web/client/src/session/read-json.ts', ...ownJson()],
  columns: ['packages/foundation/database/src/columns.ts'],
  network: [
    'packages/kernel/src/fetch-bounded.ts',
    'apps/web/server/src/kept-link.ts',
    'apps/web/client/src/session/send.ts',
    // Connects only to the addresses that it has looked at, within bounds of its own.
    'packages/capabilities/disclosures/src/posting/guarded-post.ts',
    // The callers' own side: a person's browser and program, the story, the measures and the tests.
    ...['cli', 'demo', 'bench', 'testing', 'e2e'].map((room) => `packages/${room}/`),
  ],
}

/**
 * Where JSON is parsed that the platform itself has written: sealed under its keys, or in its own folders.
 */
function ownJson(): readonly string[] {
  return [
    ...['retention', 'customer-data', 'consents', 'disclosures', 'organisations/src/load-trust'].map(
      (room) => `packages/capabilities/${room}`,
    ),
    'packages/foundation/key-vault/src/key-encryption.ts',
    ...['file-note-key', 'file-key-store'].map((file) => `packages/foundation/signing/src/${file}.ts`),
    // The offline command has no kernel beneath it; it reads with strict schemas.
    'packages/foundation/audit-proof/src/json-of.ts',
    ...[
      'identity/src/signing-key-file',
      'recipient/src/received',
      'recipient/src/main',
      'witness/src/evidence',
    ].map((file) => `apps/${file}.ts`),
    ...['infra/', ...['tooling', 'testing', 'cli', 'demo', 'bench'].map((room) => `packages/${room}/`)],
  ]
}

/**
 * Uses of the environment, of the system clock, of an own parser of JSON, of a fetch without bounds, of a
 * column of a time, and of other packages' tables, each outside the place that may.
 */
export function hazardsOf(file: string, { source, program }: Module): Hazard[] {
  const found: Hazard[] = []
  const add = (node: Span, what: string): void => {
    found.push({ what, line: lineAt(source, node.start) })
  }
  const environment = (node: Span): void => {
    if (!allowed(file, readers.environment)) add(node, 'reads process.env: only config does')
  }
  const clock = (node: Span): void => {
    if (!allowed(file, readers.clock))
      add(node, "reads the system clock: only the kernel's clock does, time is passed in")
  }
  const json = (node: Span): void => {
    if (!allowed(file, readers.json) && !isTestFile(file))
      add(node, 'parses JSON: what comes from outside goes through parseJson of the kernel')
  }
  const network = (node: Span): void => {
    if (!allowed(file, readers.network) && !isTestFile(file))
      add(node, 'asks another process without bounds: fetchBounded of the kernel does')
  }
  const column = (node: Span): void => {
    if (!allowed(file, readers.columns))
      add(node, 'spells a column of a time: instant and day of database do')
  }
  const text = (node: Span, content: string): void => {
    const foreign = foreignTable(file, content)
    if (foreign !== undefined) add(node, `names ${foreign}, a table of another package: ask its public part`)
  }
  new Visitor({
    MemberExpression: (node) => {
      if (isMember(node, 'process', 'env')) environment(node)
      if (isMember(node, 'Date', 'now')) clock(node)
      if (isMember(node, 'JSON', 'parse')) json(node)
      if (isMember(node, 'globalThis', 'fetch')) network(node)
    },
    ImportDeclaration: ({ source: { value: from }, specifiers }) => {
      for (const { local, ...each } of specifiers) {
        const name = each.type === 'ImportSpecifier' ? nameOf(each.imported, false) : undefined
        if (/^node:https?$/.test(from) && /^(request|get|undefined)$/.test(`${name}`)) network(local)
        if (from === 'undici') network(local)
        if (from === 'drizzle-orm/pg-core' && /^(timestamp|date)$/.test(`${name}`)) column(local)
      }
    },
    VariableDeclarator: ({ id, init }) => {
      if (init?.type === 'Identifier' && init.name === 'fetch') network(init)
      if (init?.type !== 'Identifier' || id.type !== 'ObjectPattern') return
      const taken = (name: string) =>
        id.properties.some((one) => one.type === 'Property' && nameOf(one.key, one.computed) === name)
      if (init.name === 'process' && taken('env')) environment(id)
      if (init.name === 'Date' && taken('now')) clock(id)
      if (init.name === 'JSON' && taken('parse')) json(id)
    },
    NewExpression: (node) => {
      if (isNamed(node.callee, 'Date') && node.arguments.length === 0) clock(node)
    },
    CallExpression: (node) => {
      const { callee } = node
      if (isNamed(callee, 'Date')) clock(node)
      if (isNamed(callee, 'fetch')) network(node)
      // The body of a request or an answer; `z.json()` is a schema.
      if (callee.type !== 'MemberExpression' || node.arguments.length > 0 || isNamed(callee.object, 'z'))
        return
      if (nameOf(callee.property, callee.computed) === 'json') json(node)
    },
    Literal: (node) => {
      if (typeof node.value === 'string') text(node, node.value)
    },
    TemplateLiteral: (node) => text(node, node.quasis.map(({ value }) => value.raw).join('${}')),
  }).visit(program)
  return found
}

/** Whether this is `owner.name` or `owner['name']`. */
function isMember(node: MemberExpression, owner: string, name: string): boolean {
  return isNamed(node.object, owner) && nameOf(node.property, node.computed) === name
}

const isNamed = (node: Node, name: string): boolean => node.type === 'Identifier' && node.name === name

/** The name of a property as it is written; undefined when it is computed while running. */
function nameOf(key: Node, computed: boolean): string | undefined {
  if (key.type === 'Literal') return String(key.value)
  return key.type === 'Identifier' && !computed ? key.name : undefined
}

const capabilities: ReadonlySet<string> = new Set(capabilitySchemas)

/**
 * A table of a capability which is not the file's own, named by a text in product code below the
 * applications.
 */
function foreignTable(file: string, text: string): string | undefined {
  if (isTestFile(file)) return undefined
  const [, owner] = /^packages\/(?:foundation\/|capabilities\/|(?=kernel\/))([^/]+)\/src\//.exec(file) ?? []
  if (owner === undefined) return undefined
  const names = text.matchAll(/\b([a-z_]+)\.(?!ts\b)[a-z_]+\b/g)
  return [...names].find(([thing, schema = '']) => capabilities.has(schema) && ownerOf(thing) !== owner)?.[0]
}

function allowed(file: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => file.startsWith(prefix))
}
