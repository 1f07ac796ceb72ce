import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { processEnvironment } from '@tym/config'
import { identityOf, isSameProcess, type ProcessIdentity } from '@tym/dev'
import { findFreePort, programOf, programsFolder } from '@tym/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
let folder = ''
let left: ProcessIdentity[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tym-broken-'))
})
afterEach(() => {
  for (const each of left) if (isSameProcess(each)) process.kill(each.pid, 'SIGKILL')
  left = []
  rmSync(folder, { recursive: true, force: true })
})

const foldersOf = (platform: string) => readdirSync(folder).filter((name) => name.startsWith(platform))

function postmaster(data: string): number {
  const file = path.join(data, 'postgres', 'cluster', 'postmaster.pid')
  return Number(readFileSync(file, 'utf8').split('\n')[0])
}

test.each([
  ['the demo by SIGTERM', 'demo', 'tym-demo-', 'SIGTERM'],
  ['its time machine by Ctrl-C', 'test-time-machine', 'tym-years-', 'SIGINT'],
] as const)(
  'whoever stops %s leaves nothing running of its platform, and no folder',
  { timeout: 180_000 },
  async (_name, program, platform, signal) => {
    const child = spawn(process.execPath, [...programOf(program)], {
      cwd: root,
      env: {
        PATH: processEnvironment().PATH,
        HOME: folder,
        TMPDIR: folder,
        TYM_DATA_DIRECTORY: path.join(folder, 'none'),
        TYM_PROGRAMS_DIRECTORY: programsFolder(),
        CUSTOMER_DATA_PORT: String(await findFreePort()),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    const ended = once(child, 'exit')
    await expect
      .poll(() => /^1\. /m.test(output) || child.exitCode !== null, { timeout: 120_000, interval: 50 })
      .toBe(true)
    const [own = ''] = foldersOf(platform)
    const data = path.join(folder, own)
    left = JSON.parse(readFileSync(path.join(data, 'run.json'), 'utf8'))
    expect(left.filter((each) => !isSameProcess(each)).map((each) => [each, identityOf(each.pid)])).toEqual(
      [],
    )
    expect(left).toHaveLength(8)
    const server = postmaster(data)
    left.push(...[identityOf(server) ?? []].flat())
    child.kill(signal)
    expect(await ended, output).toEqual([130, null])
    expect(left.filter(isSameProcess)).toEqual([])
    expect(foldersOf(platform)).toEqual([])
  },
)
