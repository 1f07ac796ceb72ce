import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identityOf } from '../process-identity.ts'
import { PortTaken, startPostgres, stopAbandonedPostgres } from './start-postgres.ts'

let folder: string
let dir: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tym pg '))
  dir = path.join(folder, 'postgres')
})
afterAll(async () => {
  await stopAbandonedPostgres(dir)
  rmSync(folder, { recursive: true, force: true })
})

async function ask(url: string, statement: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 })
  try {
    return (await sql.unsafe(statement))[0]?.['answer']
  } finally {
    await sql.end()
  }
}

describe('the embedded PostgreSQL', () => {
  test('keeps what was written between two starts and lets nobody in without the password', async () => {
    const first = await startPostgres({ dir, test: true })
    await ask(first.superuserUrl, 'create table kept as select 7 as answer')
    const stranger = first.url('postgres', 'postgres', 'guess')
    await expect(ask(stranger, 'select 1')).rejects.toThrow('password authentication failed')
    await first.stop()

    const second = await startPostgres({ dir, test: true })
    expect(await ask(second.superuserUrl, 'select answer from kept')).toBe(7)
    await second.stop()
  })

  test('left by a killed parent is joined again, not started twice', async () => {
    const first = await startPostgres({ dir, test: true })
    const again = await startPostgres({ dir, test: true })
    expect(again.port).toBe(first.port)
    await again.stop()
    expect(readServer(dir)).toBeUndefined()
  })

  test('tells of its end, whether it was started or joined', async () => {
    const started = await startPostgres({ dir, test: true })
    const joined = await startPostgres({ dir, test: true })
    expect(joined.port).toBe(started.port)
    let ends = 0
    for (const { ended } of [started, joined]) void ended.then(() => (ends += 1))
    // Longer than between two looks at the joined one.
    await delay(1_500)
    expect(ends).toBe(0)
    const pid = Number(readServer(dir)?.split('\n')[0])
    process.kill(pid, 'SIGKILL')
    expect(await started.ended).toBe('signal SIGKILL')
    expect(await joined.ended).toBe(`process ${pid} is gone`)
  })

  test('starts after kill -9, with a stale process file that names a stranger', async () => {
    const first = await startPostgres({ dir, test: true })
    await first.stop(true)
    const stranger = spawn('sleep', ['60'])
    writeFileSync(path.join(dir, 'cluster', 'postmaster.pid'), staleFile(stranger.pid ?? 0, dir))

    const second = await startPostgres({ dir, test: true })
    expect(await ask(second.superuserUrl, 'select 1 as answer')).toBe(1)
    expect(identityOf(stranger.pid ?? 0)).toBeDefined()
    await second.stop()
    stranger.kill()
  })

  test('names a port that is taken', async () => {
    const squatter = createServer()
    const port = await new Promise<number>((resolve) => {
      squatter.listen(0, '127.0.0.1', () => {
        const address = squatter.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    await expect(startPostgres({ dir, port, test: true })).rejects.toThrow(PortTaken)
    squatter.close()
  })

  test('writes no failed statement and no value of it into its log', async () => {
    const server = await startPostgres({ dir, test: true })
    await expect(ask(server.superuserUrl, "select 'secret-value'::int")).rejects.toThrow()
    await ask(server.superuserUrl, 'create table once (code text unique)')
    await ask(server.superuserUrl, "insert into once values ('secret-value')")
    await expect(ask(server.superuserUrl, "insert into once values ('secret-value')")).rejects.toThrow()
    await server.stop()
    expect(readFileSync(path.join(dir, 'postgres.log'), 'utf8')).not.toContain('secret-value')
  })
})

function staleFile(pid: number, home: string): string {
  return [pid, path.join(home, 'cluster'), 0, 5432, '', '127.0.0.1', '', 'ready', ''].join('\n')
}

function readServer(home: string): string | undefined {
  try {
    return readFileSync(path.join(home, 'cluster', 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
}
