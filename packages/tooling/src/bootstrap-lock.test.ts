import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from './workspace.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tym lock '))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process that writes `in`, works for a while and writes `out` while it holds the lock. */
function worker(milliseconds: number) {
  const program = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout as delay } from 'node:timers/promises'
    const { withLock } = await import(process.argv[1])
    const log = (word) => appendFileSync(process.argv[3], word + ' ')
    await withLock(process.argv[2], async () => { log('in'); await delay(${milliseconds}); log('out') })`
  const lockModule = path.join(root, 'scripts', 'lock.mjs')
  return spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      program,
      '--',
      lockModule,
      path.join(folder, 'lock'),
      path.join(folder, 'log'),
    ],
    { stdio: 'ignore' },
  )
}

const log = (): string =>
  existsSync(path.join(folder, 'log')) ? readFileSync(path.join(folder, 'log'), 'utf8') : ''

describe('the lock of the bootstrap', () => {
  test('lets three at once in one after another and leaves nothing', async () => {
    const workers = [worker(100), worker(100), worker(100)]
    await Promise.all(workers.map((one) => once(one, 'exit')))
    expect(log()).toBe('in out in out in out ')
    expect(existsSync(path.join(folder, 'lock'))).toBe(false)
  })

  test('of a killed holder is taken by the next', async () => {
    const killed = worker(60_000)
    while (log() !== 'in ') await new Promise((resolve) => setTimeout(resolve, 20))
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    await Promise.all([worker(10), worker(10)].map((one) => once(one, 'exit')))
    expect(log()).toBe('in in out in out ')
  })
})
