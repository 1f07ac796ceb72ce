import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newKeyEncryptionFile } from '@tym/key-vault'
import { findFreePort, type RunningProgram, runProgram, type TestDatabaseUrls } from '@tym/testing'

export interface WorkerProcess extends RunningProgram {
  /** Ends it if it still runs and removes its files. */
  clean(): Promise<void>
}

/** Starts `main.ts` as a process of its own, with the whole of its environment. */
export async function startWorkerProcess(
  urls: TestDatabaseUrls,
  env: Readonly<Record<string, string>> = {},
): Promise<WorkerProcess> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-worker-'))
  const fileOf = (name: string, text: string): string => {
    const file = path.join(folder, name)
    writeFileSync(file, text, { mode: 0o600 })
    return file
  }
  const program = await runProgram('worker', await findFreePort(), {
    LOG_LEVEL: 'debug',
    DATABASE_URL_WORKER: urls.worker,
    QUEUE_DATABASE_URL: urls.queue,
    KEY_DATABASE_URL: urls.keysWorker,
    KEY_DATABASE_URL_ERASER: urls.keysEraser,
    KEK_FILE: fileOf('kek.json', newKeyEncryptionFile()),
    SIGNERS_FILE: fileOf('signers.json', '{}'),
    BOOTSTRAP_OFFICERS_FILE: fileOf('officers.json', '[]'),
    SERVICE_KEY_FILE: path.join(folder, 'worker.jwk.json'),
    MESSAGES_URL: 'http://127.0.0.1:9',
    LOG_ORIGIN: 'tym.test/log/1',
    OWN_DATA_URL: 'http://127.0.0.1:8310',
    JOURNAL_FILE: path.join(folder, 'journal.jsonl'),
    AGENCY_NOTE_NAME: 'tym.localhost/keha',
    ...env,
  })
  return {
    ...program,
    clean: async () => {
      await program.stop('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
