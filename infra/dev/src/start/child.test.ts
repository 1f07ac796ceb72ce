import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFreePort } from '../ports.ts'
import { identityOf } from '../process-identity.ts'
import { startChild, waitUntilReady } from './child.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tym child '))
  mkdirSync(path.join(folder, 'dist'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function plan(name: string, program: string) {
  const file = path.join(folder, 'dist', `${name}.mjs`)
  writeFileSync(file, program)
  const port = await findFreePort()
  return { name, port, folder, program: [file], env: { PORT: String(port) } }
}

describe('a process of the platform', () => {
  test('counts as ready only when its dependencies answer, and is gone after stop', async () => {
    const child = startChild(
      await plan(
        'slow',
        `import http from 'node:http'
         const start = performance.now()
         http.createServer((_, answer) => answer.writeHead(performance.now() - start > 300 ? 200 : 503).end()).listen(process.env.PORT)`,
      ),
      path.join(folder, 'logs'),
    )
    await waitUntilReady(child)
    await child.stop()
    expect(identityOf(child.identity.pid)).toBeUndefined()
    expect(await child.ended).toBe('signal SIGTERM')
  })

  test('is recorded with its command line, however early, and is stopped whatever the record says of it', async () => {
    const waiting = `setInterval(() => undefined, 1000)`
    for (let each = 0; each < 20; each += 1) {
      const child = startChild(await plan('waiting', waiting), path.join(folder, 'logs'))
      expect(child.identity.command).toContain('waiting.mjs')
      Object.assign(child.identity, { command: '' })
      await child.stop()
      expect(await child.ended).toMatch(/^signal SIG(TERM|KILL)$/)
    }
  })

  test('that ends before it is ready is reported with its last words', async () => {
    const child = startChild(
      await plan('broken', `console.error('the reason why'); process.exit(3)`),
      path.join(folder, 'logs'),
    )
    await expect(waitUntilReady(child)).rejects.toThrow(/broken ended \(code 3\)[\s\S]*the reason why/)
  })

  test('that was gone before anybody looked is reported as one that ended', async () => {
    const nowhere = { ...(await plan('nowhere', '')), folder: path.join(folder, 'none') }
    const child = startChild(nowhere, path.join(folder, 'logs'))
    await expect(waitUntilReady(child)).rejects.toThrow(/nowhere ended \(spawn .*ENOENT\)/)
    await child.stop()
  })
})
