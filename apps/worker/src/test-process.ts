import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { newKeyEncryptionFile } from '@tym/key-vault'
import { findFreePort, programOf, type TestDatabaseUrls } from '@tym/testing'

export type WorkerProcess = {
  readonly child: ChildProcess
  readonly origin: string
  /** Where its figures are told. */
  readonly metricsOrigin: string
  /** Everything that it has written. */
  output(): string
  ready(): Promise<void>
  /** Resolves with the exit code or signal. */
  ended(): Promise<number | string | null>
  /** Ends it if it still runs and removes its files. */
  clean(): Promise<void>
}

/** Starts `main.ts` as a process of its own, with the whole of its environment. */
export async function startWorkerProcess(
  urls: TestDatabaseUrls,
  env: Readonly<Record<string, string>> = {},
): Promise<WorkerProcess> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-worker-'))
  const signersFile = path.join(folder, 'signers.json')
  const officersFile = path.join(folder, 'officers.json')
  writeFileSync(signersFile, '{}')
  writeFileSync(officersFile, '[]')
  const kekFile = path.join(folder, 'kek.json')
  writeFileSync(kekFile, newKeyEncryptionFile(), { mode: 0o600 })
  const [port, metricsPort] = [await findFreePort(), await findFreePort()]
  const child = spawn(process.execPath, [...programOf('worker')], {
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    env: {
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      TYM_MODE: 'development',
      LOG_LEVEL: 'debug',
      DATABASE_URL_WORKER: urls.worker,
      QUEUE_DATABASE_URL: urls.queue,
      KEY_DATABASE_URL: urls.keysWorker,
      KEY_DATABASE_URL_ERASER: urls.keysEraser,
      KEK_FILE: kekFile,
      SIGNERS_FILE: signersFile,
      BOOTSTRAP_OFFICERS_FILE: officersFile,
      SERVICE_KEY_FILE: path.join(folder, 'worker.jwk.json'),
      MESSAGES_URL: 'http://127.0.0.1:9',
      LOG_ORIGIN: 'tym.test/log/1',
      OWN_DATA_URL: 'http://127.0.0.1:8310',
      JOURNAL_FILE: path.join(folder, 'journal.jsonl'),
      AGENCY_NOTE_NAME: 'tym.localhost/keha',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += String(bytes)))
  const exited = once(child, 'exit')
  const origin = `http://127.0.0.1:${port}`
  const ended = async () => {
    await exited
    return child.signalCode ?? child.exitCode
  }
  return {
    child,
    origin,
    metricsOrigin: `http://127.0.0.1:${metricsPort}`,
    output: () => output,
    ended,
    ready: async () => {
      while (child.exitCode === null && child.signalCode === null) {
        const answer = await fetch(`${origin}/ready`).catch(() => undefined)
        await answer?.body?.cancel()
        if (answer?.ok) return
        await delay(50)
      }
      throw new Error(`the worker ended before it was ready: ${output}`)
    },
    clean: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await ended()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
