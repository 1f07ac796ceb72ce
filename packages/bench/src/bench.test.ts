import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { processEnvironment } from '@tym/config'
import { programOf, programsFolder } from '@tym/testing'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
let folder = ''
let bench: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(path.join(inject('testServer').folder, 'bench-'))
})
afterEach(() => {
  if (bench?.exitCode === null) bench.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

const shortest = {
  customers: 60,
  rounds: 1,
  requests: 40,
  deliveries: 4,
  due: 5,
  lines: 500,
}

/** First cells of all rows of figures, in the order in which the bench says them. */
const rowsIn = (text: string) =>
  [...text.matchAll(/^\| ([^|]+?) \|(?: \d[^|]*\|)+$/gm)].map(([, name]) => name)

const servers = ['bare Hono, one statement, plaintext', 'the service']
const ways = ['not encrypted', 'encrypted by jose', 'encrypted by the platform']
const queues = ['PostgreSQL', 'Redis']

test('the whole bench measures each of its parts, and leaves nothing behind', {
  timeout: 300_000,
}, async () => {
  const options = Object.entries(shortest).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child = spawn(process.execPath, [...programOf('bench'), ...options, '--programs', programsFolder()], {
    cwd: root,
    env: { PATH: processEnvironment().PATH, HOME: folder, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  bench = child
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  expect(await once(child, 'close'), output).toEqual([0, null])

  const had = output.includes('deliveries over Redis are left out') ? queues.slice(0, 1) : queues
  const deliveries = had.flatMap((queue) =>
    ['one worker', 'two workers'].map((workers) => `queue in ${queue}, ${workers}`),
  )
  const headings = [...output.matchAll(/^### (.+) \([\d.]+ kB\)$/gm)].map(([, name]) => name)
  const categories = ['One category (5, health and work ability)', 'The whole customer']
  const relayed = categories.map((name) => `${name}, through the relay`)
  expect(headings).toEqual([...categories, ...relayed, ...deliveries])
  const [, steps = ''] = output.split('| single step, one thread |')
  expect(rowsIn(output)).toEqual([
    ...categories.flatMap(() => servers),
    ...categories.flatMap(() => ['straight from the service', 'through the web server']),
    ...rowsIn(steps.slice(0, steps.indexOf('\n\n'))),
    ...deliveries.flatMap(() => ways),
    ...['sealer held back', 'sealer at work'],
    ...['while nothing is deleted', 'while files are erased', 'while the stores are searched'],
  ])
  expect(rowsIn(steps)).toContain('role certificate, seen before')
  expect(output).toContain('5 of 60 customers with 480 sealed lines in 1 rounds:')
  expect(readdirSync(folder).filter((name) => name.startsWith('tym-bench-'))).toEqual([])
})
