import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyLayout } from './apply-layout.ts'
import { addElement, addEntry, addImport } from './edit-source.ts'
import { sourcesOf } from './layout.ts'
import { readName, readTableName } from './names.ts'
import { newEndpoint } from './new-endpoint.ts'
import { newJob } from './new-job.ts'
import { newTable } from './new-table.ts'
import { makeScratchCopy } from './test-scratch-copy.ts'

test.each(['Withdraw', 'withdraw', 'withdraw_consent', '../escape-me', undefined])(
  'what is done has a proper name, not %s',
  (text) => {
    expect(() => readName(text)).toThrow('verb and a noun')
  },
)

test.each(['Event', 'usage_right', '../escape', undefined])('a table has a proper name, not %s', (text) => {
  expect(() => readTableName(text)).toThrow('noun')
})

describe('a table in the source', () => {
  test.each([
    ['export const rows: readonly Row[] = [a, b]', 'export const rows: readonly Row[] = [a, b,\nc,]'],
    ['export const rows = [\n  a,\n]', 'export const rows = [\n  a,\nc,\n]'],
    ['export const rows = []', 'export const rows = [\nc,]'],
    ['export const rows = (x: X): Row[] => [a]', 'export const rows = (x: X): Row[] => [a,\nc,]'],
    [
      'export function rows(x: X): Row[] {\n  return [a]\n}',
      'export function rows(x: X): Row[] {\n  return [a,\nc,]\n}',
    ],
  ])('gets a last element: %j', (source, expected) => {
    expect(addElement(source, 'rows', 'c')).toBe(expected)
  })

  test('gets a last entry', () => {
    const source = `export const rows = { a: 'kept' } as const satisfies Rows`
    expect(addEntry(source, 'rows', `b: 'kept'`)).toBe(
      `export const rows = { a: 'kept',\nb: 'kept', } as const satisfies Rows`,
    )
  })

  test('is not there: nothing is added to anything else', () => {
    expect(() => addElement('const rows = [a]', 'rows', 'c')).toThrow('no exported table')
    expect(() => addEntry('export const rows = [a]', 'rows', 'c')).toThrow('no exported object')
  })

  test('is imported for beside what is imported already', () => {
    expect(addImport(`import { a } from 'x'\n`, 'x', ['a', 'type B'])).toBe(`import { a, type B } from 'x'\n`)
    expect(addImport(`import type { A } from 'x'\n`, 'x', ['type B'])).toBe(`import type { A, B } from 'x'\n`)
    expect(addImport('', 'x', ['a'])).toBe(`import { a } from 'x'\n`)
  })
})

describe('what is laid out, in a copy of the repository,', () => {
  let scratch: string
  const written: string[] = []
  /** With the programs of the repository first on PATH, as `npm test` puts them. */
  const run = (program: string, args: readonly string[]) =>
    spawnSync(program, args, { cwd: scratch, encoding: 'utf8' })
  const migrations = () => {
    const folder = path.join(scratch, 'infra/postgres/migrations')
    return existsSync(folder) ? readdirSync(folder) : []
  }
  const fromSource = ['--conditions=tym-source', '--import', 'tsx']
  const make = (...args: string[]) =>
    run(process.execPath, [...fromSource, 'packages/tooling/src/new.ts', ...args])

  beforeAll(() => {
    scratch = makeScratchCopy()
  })
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  test('is made by the command', () => {
    for (const args of [
      ['endpoint', '--read', 'customerships', 'list-samples'],
      ['endpoint', '--write', 'customerships', 'keep-sample'],
      ['job', 'customerships', 'forget-samples'],
      ['table', 'customerships', 'sample'],
    ]) {
      const made = make(...args)
      expect(made, made.stderr).toMatchObject({ status: 0 })
      written.push(...[...made.stdout.matchAll(/^written: (\S+)$/gm)].map(([, file = '']) => file))
    }
    expect(written.filter((file) => file.endsWith('.denied.test.ts'))).toHaveLength(4)
    expect(
      run('biome', ['ci', '--error-on-warnings', ...written.filter((file) => file.endsWith('.ts'))]),
    ).toMatchObject({
      status: 0,
    })
  })

  test('is refused twice, of another kind and in another place, and then nothing is written', () => {
    expect(make('endpoint', '--read', 'customerships', 'list-samples').stderr).toContain('is there already')
    expect(make('endpoint', 'customerships', 'list-others').stderr).toContain('usage')
    expect(make('job', 'nowhere', 'list-others').stderr).toContain('no capability')
    expect(make('table', 'operations', 'other').stderr).toContain('schema.ts is not there')
    expect(make('table', 'organisations', 'other').stderr).toContain('nothing about customers')
    expect(migrations().filter((name) => name.includes('other'))).toEqual([])
  })

  test('is in the tables of the service', () => {
    writeFileSync(
      path.join(scratch, 'wired.mts'),
      `import { endpoints } from './apps/customer-data/src/endpoints.ts'
import { jobs } from './packages/capabilities/customerships/src/jobs.ts'
import { storedColumns, tables } from './packages/capabilities/customerships/src/retention.ts'
console.log(JSON.stringify([endpoints.map(({ id }) => id), jobs.map(({ kind }) => kind), Object.keys(tables), Object.keys(storedColumns)]))
`,
    )
    const told = run(process.execPath, [...fromSource, 'wired.mts'])
    rmSync(path.join(scratch, 'wired.mts'))
    expect(told.stderr).toBe('')
    expect(JSON.parse(told.stdout)).toEqual([
      expect.arrayContaining(['listSamples', 'keepSample']),
      expect.arrayContaining(['forget-samples']),
      expect.arrayContaining(['customerships.sample']),
      expect.arrayContaining(['customerships.sample']),
    ])
  })

  test('fails its own tests until they are written', () => {
    writeFileSync(
      path.join(scratch, 'laid-out.config.mjs'),
      `export default { test: { reporters: ['json'] } }\n`,
    )
    const tests = written.filter((file) => file.endsWith('.test.ts'))
    // Without a name it would run every test that there is.
    expect(tests.length).toBeGreaterThan(0)
    const { stdout } = run('vitest', ['run', '--config', 'laid-out.config.mjs', ...tests])
    expect(JSON.parse(stdout.slice(stdout.indexOf('{')))).toMatchObject({
      numTotalTests: tests.length,
      numFailedTests: tests.length,
    })
  })

  test('compiles, in every capability', () => {
    const laidOut = [...written]
    const retentionOf = (capability: string) => path.join(scratch, sourcesOf(capability), 'retention.ts')
    const keepsFiles = (capability: string) =>
      existsSync(retentionOf(capability)) &&
      readFileSync(retentionOf(capability), 'utf8').includes('RetentionClass')
    for (const capability of readdirSync(path.join(scratch, 'packages/capabilities'))) {
      const has = (file: string) => existsSync(path.join(scratch, sourcesOf(capability), file))
      const of = (verb: string) => readName(`${verb}-${capability}`)
      const table = readTableName(`laid-out-${capability}`)
      const layouts = [
        ...(has('http.ts') ? [newEndpoint(capability, of('look-at'), 'read')] : []),
        ...(has('http.ts') ? [newEndpoint(capability, of('put-down'), 'write')] : []),
        ...(has('jobs.ts') ? [newJob(capability, of('go-over'))] : []),
        ...(keepsFiles(capability) ? [newTable(capability, table, migrations())] : []),
      ]
      expect(layouts.length).toBeGreaterThan(1)
      // Edits are of what the one before has left.
      for (const layout of layouts) laidOut.push(...applyLayout(scratch, layout))
    }
    const files = [
      'apps/customer-data/src/main.ts',
      'apps/worker/src/main.ts',
      ...laidOut.filter((file) => file.endsWith('.ts')),
    ]
    writeFileSync(
      path.join(scratch, 'laid-out.tsconfig.json'),
      JSON.stringify({ extends: './tsconfig.json', files, include: [] }),
    )
    const compiled = run('tsc', ['--noEmit', '-p', 'laid-out.tsconfig.json'])
    expect(compiled.stdout).toBe('')
    expect(compiled.status).toBe(0)
  })

  test('is a migration that comes last and forces row-level security, and a table that dies with the file', () => {
    expect(readFileSync(path.join(scratch, 'infra/postgres/gate/4_erase.sql'), 'utf8')).toContain(
      "\n    (0, 'customerships.sample', 'customership', 'customership', true),\n",
    )
    const file = migrations().find((name) => name.endsWith('_sample.sql')) ?? 'none'
    expect(Number.parseInt(file, 10)).toBeGreaterThan(1000)
    expect(readFileSync(path.join(scratch, 'infra/postgres/migrations', file), 'utf8')).toContain(
      'alter table customerships.sample enable row level security, force row level security',
    )
  })
})
