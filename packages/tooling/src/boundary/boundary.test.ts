import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { mayImport } from '../dependency-order.ts'
import { capabilitySchemas } from '../schema/owners.ts'
import { root, type WorkspacePackage, workspacePackages } from '../workspace.ts'
import { checkBoundaries } from './check-boundaries.ts'
import { hazardsOf } from './hazards.ts'
import { cyclesOf } from './import-cycles.ts'
import { importsOf, readModule } from './imports.ts'
import { isTestFile, refusal } from './rules.ts'

const specifiers = (source: string) => importsOf(readModule(source)).map((one) => one.specifier)

describe('the reader of imports', () => {
  test.each([
    ["import a from 'x'", ['x']],
    ["import 'x'", ['x']],
    ['import a, { b as c, type D } from \'x\'\nimport * as e from "y"', ['x', 'y']],
    ["import type { A } from 'x'", ['x']],
    ["import { 'a b' as c } from 'x'", ['x']],
    ["import data from 'x' with { type: 'json' }", ['x']],
    [
      "export { a } from 'x'\nexport * from 'y'\nexport * as z from 'z'\nexport type { B } from 'b'",
      ['x', 'y', 'z', 'b'],
    ],
    ["const a = await import('x')\nconst b = require('y')", ['x', 'y']],
    ['const a = await import(name)', [undefined]],
    ['const a = await import(`x/${name}`)', [undefined]],
    ["type A = typeof import('x')", ['x']],
    ["type A = import('x').B", ['x']],
    ["import a = require('x')", ['x']],
    ["import { type A } from 'x'", ['x']],
    ["import {\n  a,\n  b,\n} from 'x'\n", ['x']],
    ["const t = `a ${b ? `import ${c}` : ''} from 'n'`\nimport 'x'", ['x']],
    ["const r = /[/'\"`]/g\nimport 'x'", ['x']],
    ["const half = (a + b) / 2 / 'n'.length\nimport 'x'", ['x']],
    ["export const from = 'x'\nexport function a() { return 'y' }\nexport default b", []],
    ["// import 'a'\n/* import 'b' */ const s = \"import 'c'\"", []],
    ['const u = import.meta.url\nconst o = { import: 1 }\no.import', []],
  ])('reads %j', (source, expected) => {
    expect(specifiers(source)).toEqual(expected)
  })
})

describe('the reader of hazards', () => {
  const hazards = (source: string) => hazardsOf('packages/x/src/a.ts', readModule(source)).length
  test.each([
    'process.env',
    "process['env']",
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'const f = Date.now',
    "Date['now']()",
    'const { now } = Date',
    'const { env: given } = process',
    'const { parse } = JSON',
    'const value = await answer?.json()',
    'JSON.parse(text)',
    'const value = await answer.json()',
    'await c.req.json().catch(() => undefined)',
    'await fetch(address, { signal })',
    'globalThis.fetch(address)',
    'const ask = fetch',
    "import { request as send } from 'node:https'",
    "import http from 'node:http'",
    "import { Pool } from 'undici'",
    "import { pgSchema, timestamp } from 'drizzle-orm/pg-core'",
  ])('refuses %s', (source) => expect(hazards(source)).toBe(1))
  test.each([
    'z.json()',
    'await officer.fetch(path)',
    'serve({ fetch: app.fetch })',
    "import { createServer } from 'node:http'",
    "import { pgSchema, uuid } from 'drizzle-orm/pg-core'",
    'c.json(value)',
    'JSON.stringify(value)',
    'new Date(text)',
    'Date.parse(text)',
    'const a: Date = b',
    'z.date()',
    'column.Date()',
    "'process.env'",
  ])('lets %s be', (source) => expect(hazards(source)).toBe(0))
  test("refuses SQL that names another capability's table, and lets a capability name its own", () => {
    const file = 'packages/capabilities/usage-rights/src/queries.ts'
    const named = (source: string) => hazardsOf(file, readModule(source)).length
    expect(named('sql`select 1 from customerships.party`')).toBe(1)
    expect(named('sql`select 1 from usage_rights.usage_right where audit.entry`')).toBe(0)
  })
  test('knows whose a table is that stands in the schema of another capability', () => {
    const named = (capability: string, table: string) =>
      hazardsOf(
        `packages/capabilities/${capability}/src/queries.ts`,
        readModule(`sql\`select 1 from ${table}\``),
      ).length
    expect(named('own-log', 'oversight.log_question')).toBe(0)
    expect(named('oversight', 'oversight.flag')).toBe(0)
    expect(named('oversight', 'oversight.log_question')).toBe(1)
    expect(named('own-log', 'oversight.flag')).toBe(1)
  })

  test('lets the clock read the clock and config the environment', () => {
    expect(hazardsOf('packages/kernel/src/clock.ts', readModule('new Date()'))).toEqual([])
    expect(hazardsOf('packages/foundation/config/src/environment.ts', readModule('process.env'))).toEqual([])
  })
})

describe('the finder of cycles', () => {
  const cycles = (graph: Record<string, string[]>) => cyclesOf(new Map(Object.entries(graph)))
  test('names those that import one another, each circle once', () => {
    expect(cycles({ a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: ['d'] })).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ])
    expect(cycles({ a: ['a'] })).toEqual([['a']])
  })
  test('finds none where two roads lead to one', () => {
    expect(cycles({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([])
  })
})

describe('the rules of import', () => {
  const owner = (name: string, folder: string): WorkspacePackage => ({
    name,
    folder,
    dependencies: [],
    devDependencies: [],
  })
  const capability = owner('@tym/usage-rights', 'packages/capabilities/usage-rights')
  const file = 'packages/capabilities/usage-rights/src/http.ts'
  test.each([
    ['@tym/organisations/schema', 'a capability uses the public part of a sibling only'],
    ['@tym/customer-data/public', '@tym/usage-rights may not import @tym/customer-data'],
    ['@tym/kernel/src/clock.ts', 'reaches into a package'],
    ['jose', 'only @tym/role-certificate, @tym/signing, @tym/app-identity, @tym/bench may import it'],
    ['left-pad', 'is not in the manifest of @tym/usage-rights'],
    ['fs', 'write node:fs'],
    ['../../organisations/src/schema.ts', 'leaves its package'],
    ['./http.js', 'needs the ending .ts'],
  ])('refuse %s', (specifier, why) => {
    expect(refusal(file, capability, specifier)).toBe(why)
  })
  test.each(['@tym/organisations/public', '@tym/kernel', 'node:fs'])('allow %s', (specifier) => {
    expect(refusal(file, capability, specifier)).toBeUndefined()
  })
  test('let tooling alone read what the scripts know of the workspace', () => {
    const tooling = owner('@tym/tooling', 'packages/tooling')
    const folders = '../../../scripts/workspace-folders.mjs'
    expect(refusal('packages/tooling/src/workspace.ts', tooling, folders)).toBeUndefined()
    expect(refusal('packages/tooling/src/workspace.ts', tooling, folders.replace('folders', 'other'))).toBe(
      'leaves its package',
    )
    const bench = owner('@tym/bench', 'packages/bench')
    expect(refusal('packages/bench/src/main.ts', bench, folders)).toBe('leaves its package')
  })
  test('refuse test code that a package shows to the shared suites, except to these', () => {
    const app = owner('@tym/app-customer-data', 'apps/customer-data')
    const scene = '@tym/consents/test-scene'
    expect(refusal('apps/customer-data/src/create-app.ts', app, scene)).toBe('is test code')
    const testing = owner('@tym/testing', 'packages/testing')
    expect(refusal('packages/testing/src/suites/scene.ts', testing, scene)).toBeUndefined()
  })
  test.each(['@tym/testing', '@tym/personas', '@tym/operate'])('let a test use %s', (specifier) => {
    expect(refusal(file.replace('http', 'http.test'), capability, specifier)).toBeUndefined()
    expect(refusal(file.replace('http', 'test-world'), capability, specifier)).toBeUndefined()
    expect(refusal(file, capability, specifier)).toBe(`@tym/usage-rights may not import ${specifier}`)
  })
})

describe('the foundation knows no register', () => {
  const foundation = workspacePackages().filter(({ folder }) => folder.startsWith('packages/foundation/'))
  const registers = ['@tym/register', '@tym/employment']
  test.each(foundation)('$name, neither in product code nor in its tests', (owner) => {
    for (const register of registers)
      for (const file of ['x.ts', 'x.test.ts', 'test-x.ts'])
        expect(refusal(`${owner.folder}/src/${file}`, owner, register)).toBe(
          `${owner.name} may not import ${register}`,
        )
  })
  test('and capabilities take its engine as it is bound to their register', () => {
    for (const { name, folder } of workspacePackages())
      if (folder.startsWith('packages/capabilities/')) {
        expect(mayImport[name]).toContain('@tym/employment')
        expect(mayImport[name]).not.toContain('@tym/endpoint')
        expect(mayImport[name]).not.toContain('@tym/access')
      }
  })
})

test('the floors of disclosures import one way', () => {
  const sources = path.join(root, 'packages/capabilities/disclosures/src')
  const floors = new Map<string, string[]>()
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    const file = name.split(path.sep).join('/')
    if (!/^[^/]+\/.+\.ts$/.test(file)) continue
    const [floor = ''] = file.split('/')
    const targets = specifiers(readFileSync(path.join(sources, name), 'utf8')).flatMap((specifier) =>
      specifier?.startsWith('../') ? path.posix.join(path.posix.dirname(file), specifier).split('/') : [],
    )
    floors.set(floor, [...(floors.get(floor) ?? []), ...targets])
  }
  expect(floors.size).toBeGreaterThan(5)
  expect(cyclesOf(floors)).toEqual([])
})

test.each(capabilitySchemas)('SQL of another package names nothing of %s', (schema) => {
  const file = 'packages/foundation/outbox/src/x.ts'
  expect(hazardsOf(file, readModule(`sql\`select 1 from ${schema}.anything\``))).toHaveLength(1)
})

/** Everything that product code exports by name, with the module that it stands in. */
function exportedFunctions(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const files = execFileSync(
    'git',
    ['-C', root, 'ls-files', '--', 'packages/kernel', 'packages/foundation', 'packages/capabilities', 'apps'],
    {
      encoding: 'utf8',
    },
  )
  for (const file of files.split('\n').filter((name) => /src\/.*\.ts$/.test(name) && !isTestFile(name))) {
    const text = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : ''
    for (const [, name = ''] of text.matchAll(/^export (?:async )?function (\w+)/gm))
      found.set(name, [...(found.get(name) ?? []), file])
  }
  return found
}

test('what verifies something is there once: the one that is tested is the one that is used', () => {
  const verifiers = [...exportedFunctions()].filter(([name]) => /^(verify|check|assert)[A-Z]/.test(name))
  expect(verifiers.length).toBeGreaterThan(10)
  expect(verifiers.filter(([, files]) => files.length > 1)).toEqual([])
})

const opening = /\b(openDatabase|openPool|postgres)\(/

test('who opens a register does it in the one way that cannot forget its guards', () => {
  const files = execFileSync(
    'git',
    ['-C', root, 'ls-files', '--', 'packages/kernel', 'packages/foundation', 'packages/capabilities', 'apps'],
    {
      encoding: 'utf8',
    },
  )
  const openers = files
    .split('\n')
    .filter((name) => /src\/.*\.ts$/.test(name) && !isTestFile(name) && existsSync(path.join(root, name)))
    .filter((name) => opening.test(readFileSync(path.join(root, name), 'utf8')))
  expect(openers.toSorted()).toEqual([
    // The session database, which is no register.
    'apps/web/server/src/connections.ts',
    // Judges the role of the queue's database.
    'apps/worker/src/open-parts.ts',
    'packages/foundation/audit-log/src/open-register.ts',
    // Migrations with the months of the log, pools and the declaration themselves.
    'packages/foundation/database/src/keep-log-months.ts',
    'packages/foundation/database/src/migrate.ts',
    'packages/foundation/database/src/open-database.ts',
    'packages/foundation/database/src/open-pool.ts',
    'packages/foundation/database/src/sync-declaration.ts',
    // The key database.
    'packages/foundation/key-vault/src/key-vault.ts',
    // Looks through the queue's own database.
    'packages/foundation/outbox/src/queue-contents.ts',
  ])
  const apps = [
    'customer-data/src/create-app.ts',
    'exchange/src/open-exchange.ts',
    'worker/src/open-parts.ts',
  ]
  for (const app of apps)
    expect(readFileSync(path.join(root, 'apps', app), 'utf8')).toContain('openRegister({')
})

test('every module of the repository keeps the order of dependency', () => {
  const { problems, modules } = checkBoundaries()
  expect(problems).toEqual([])
  expect(modules).toBeGreaterThan(50)
})
