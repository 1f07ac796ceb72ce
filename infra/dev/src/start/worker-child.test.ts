import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFreePort } from '../ports.ts'
import { identityOf } from '../process-identity.ts'
import { type Child, startChild, waitUntilReady } from './child.ts'
import { holdWorker, type WorkerChild } from './worker-child.ts'

let folder: string
let started: Child[] = []
let worker: WorkerChild

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tym worker '))
  const file = path.join(folder, 'worker.mjs')
  writeFileSync(
    file,
    `import http from 'node:http'
     http.createServer((_, answer) => answer.writeHead(200).end()).listen(process.env.PORT, '127.0.0.1')`,
  )
  const port = await findFreePort()
  const start = (): Child => {
    const child = startChild(
      { name: 'worker', port, folder, program: [file], env: { PORT: String(port) } },
      folder,
    )
    started.push(child)
    return child
  }
  const first = start()
  await waitUntilReady(first)
  worker = holdWorker(first, start)
})
afterEach(async () => {
  await worker.stop()
  started = []
  rmSync(folder, { recursive: true, force: true })
})

const living = () => started.filter(({ identity }) => identityOf(identity.pid) !== undefined).length

test('a worker that rests is gone while the work is done, and there again afterwards', async () => {
  let seen = -1
  await worker.rest(async () => {
    seen = living()
    return 'done'
  })
  expect({ seen, after: living(), started: started.length }).toEqual({ seen: 0, after: 1, started: 2 })
})

test('after work that was broken off, it rests on', async () => {
  await worker.rest(async () => 'broken off')
  expect(living()).toBe(0)
})

test('after work that fails, it is there again', async () => {
  await expect(worker.rest(() => Promise.reject(new Error('the work failed')))).rejects.toThrow('failed')
  expect(living()).toBe(1)
})

test('resting is no break-down, and an end that nobody asked for is one, also after a rest', async () => {
  const heard: string[] = []
  void worker.broken.then((why) => heard.push(why))
  await worker.rest(async () => 'done')
  expect(heard).toEqual([])
  process.kill(started.at(-1)?.identity.pid ?? 0, 'SIGKILL')
  expect(await worker.broken).toContain('worker ended (signal SIGKILL)')
})
