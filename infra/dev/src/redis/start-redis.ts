import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { endProcess } from '../end-process.ts'
import { findFreePort } from '../ports.ts'
import { identityOf, isSameProcess, type ProcessIdentity } from '../process-identity.ts'
import { fetchRedis, type RedisProgram } from './fetch-redis.ts'

export type RunningRedis = { url: string; stop(): Promise<void> }

const CACHE = fileURLToPath(new URL('../../../../.cache/redis', import.meta.url))

/**
 * Starts a Redis of our own on the loopback address with a generated password, keeping nothing on disk: the
 * one on PATH, else the distribution's packages fetched without rights. Says why when this machine can have
 * none.
 */
export async function startRedis(options: { dir: string }): Promise<RunningRedis | { unavailable: string }> {
  const found = redisOnPath() ?? fetchRedis(CACHE)
  if (typeof found === 'string') return { unavailable: `no redis-server on PATH, and ${found}` }
  mkdirSync(options.dir, { recursive: true, mode: 0o700 })
  const password = randomBytes(24).toString('hex')
  const port = await findFreePort()
  const child = launch(found, [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${options.dir}"`,
    'save ""',
    'appendonly no',
    'maxmemory-policy noeviction',
    'loglevel warning',
  ])
  const identity = await waitUntilReady(child, port, password)
  if (identity === undefined) return { unavailable: 'redis-server ended before it was ready' }
  writeFileSync(recordOf(options.dir), JSON.stringify(identity))
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    async stop() {
      await endProcess(identity, ['SIGTERM', 'SIGKILL'], 5_000)
    },
  }
}

/** Stops the Redis that a killed owner left running with this folder, if there is one. */
export async function stopAbandonedRedis(dir: string): Promise<void> {
  const recorded = readRecord(dir)
  if (recorded !== undefined && isSameProcess(recorded)) await endProcess(recorded, ['SIGKILL'])
}

function redisOnPath(): RedisProgram | undefined {
  return spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0
    ? { program: 'redis-server' }
    : undefined
}

/** The settings go in through standard input, so that the password is in no process listing. */
function launch(found: RedisProgram, settings: readonly string[]): ChildProcess {
  const loader = found.libraries === undefined ? [] : ['env', `LD_LIBRARY_PATH=${found.libraries}`]
  const [program, ...args] = [...loader, found.program, '-'] as const
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] })
  child.on('error', () => undefined)
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(`${settings.join('\n')}\n`)
  child.unref()
  return child
}

async function waitUntilReady(
  child: ChildProcess,
  port: number,
  password: string,
): Promise<ProcessIdentity | undefined> {
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    if (await answersPing(port, password)) return identityOf(child.pid)
    await delay(20)
  }
  return undefined
}

function answersPing(port: number, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(`AUTH ${password}\r\nPING\r\n`))
    socket.setTimeout(1_000, () => socket.destroy())
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1')
      if (heard.includes('+PONG')) socket.end()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard.includes('+PONG')))
  })
}

function recordOf(dir: string): string {
  return path.join(dir, 'redis.json')
}

function readRecord(dir: string): ProcessIdentity | undefined {
  try {
    const { pid, started, command } = JSON.parse(readFileSync(recordOf(dir), 'utf8'))
    return { pid, started, command }
  } catch {
    return undefined
  }
}
