import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@tym/database'
import { programsFolder, startTestRedis, type TestDatabaseUrls } from '@tym/testing'
import { Redis } from 'ioredis'
import { migrateQueue } from './migrate-queue.ts'
import type { QueueTiming } from './queue.ts'
import type { QueueAddress } from './queue-address.ts'
import type { WorkerOrder, WorkerReport } from './test-worker-process.ts'

/** Dead workers are noticed soon, so that tests need not wait. */
export const impatient: QueueTiming = { lockMilliseconds: 1_000, stalledMilliseconds: 500 }

export type Backend = {
  readonly address: QueueAddress
  /** Loses everything that the queue holds. */
  wipe(): Promise<void>
  close(): Promise<void>
}

/** Opens one of the two backends; undefined when this machine can have no Redis (the reason is printed). */
export async function openBackend(
  backend: 'postgres' | 'redis',
  urls: TestDatabaseUrls,
): Promise<Backend | undefined> {
  return backend === 'postgres' ? await openOnPostgres(urls) : await openOnRedis()
}

async function openOnPostgres(urls: TestDatabaseUrls): Promise<Backend> {
  // What may be done in a database is not copied with it: the privileges are those of a real queue from here
  // on.
  await migrateQueue(urls.queueSuperuser)
  const { sql, close } = openDatabase({ url: urls.queueSuperuser, max: 1, applicationName: 'outbox-test' })
  return {
    address: { backend: 'postgres', url: urls.queue },
    wipe: async () => {
      await sql`truncate bullmq.job cascade`
    },
    close,
  }
}

async function openOnRedis(): Promise<Backend | undefined> {
  const server = await startTestRedis()
  if (server === undefined) return undefined
  const client = new Redis(server.url)
  return {
    address: { backend: 'redis', url: server.url },
    wipe: async () => {
      await client.flushall()
    },
    close: async () => {
      await client.quit()
      await server.stop()
    },
  }
}

export type WorkerProcess = {
  readonly child: ChildProcess
  /** Resolves when the process has reported this. */
  reported(report: WorkerReport): Promise<void>
  /** Resolves with the signal or the exit code when it has ended. */
  ended(): Promise<NodeJS.Signals | number | null>
  /** Ends it and resolves with the signal or the exit code. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<NodeJS.Signals | number | null>
}

/** Starts a real worker process. */
export function startWorker(order: WorkerOrder): WorkerProcess {
  const file = path.join(programsFolder(), 'test-worker-process.js')
  const child = fork(file, [], {
    cwd: fileURLToPath(new URL('../../../../', import.meta.url)),
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const heard: string[] = []
  const waiting = new Map<string, () => void>()
  child.on('message', (message) => {
    const text = JSON.stringify(message)
    heard.push(text)
    waiting.get(text)?.()
  })
  child.send(order)
  const exited = once(child, 'exit')
  const ended = async () => {
    await exited
    return child.signalCode ?? child.exitCode
  }
  return {
    child,
    reported: (report) => {
      const text = JSON.stringify(report)
      return heard.includes(text) ? Promise.resolve() : new Promise((done) => waiting.set(text, done))
    },
    ended,
    end: (signal) => {
      child.kill(signal)
      return ended()
    },
  }
}
