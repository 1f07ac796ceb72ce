import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { newKeyEncryptionFile } from '@tym/key-vault'
import { findFreePort, programOf, type TestDatabaseUrls } from '@tym/testing'

export interface ExchangeProcess {
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

/** Starts `main.ts` as a process of its own, with the whole of its environment and no signer known. */
export async function startExchangeProcess(
  urls: TestDatabaseUrls,
  env: Readonly<Record<string, string>> = {},
): Promise<ExchangeProcess> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-exchange-'))
  const [signersFile, kekFile] = [path.join(folder, 'signers.json'), path.join(folder, 'kek.json')]
  writeFileSync(signersFile, '{}')
  writeFileSync(kekFile, newKeyEncryptionFile(), { mode: 0o600 })
  const [port, metricsPort] = [await findFreePort(), await findFreePort()]
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...programOf('exchange')], {
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    env: {
      METRICS_PORT: String(metricsPort),
      PORT: String(port),
      PUBLIC_ORIGIN: origin,
      TYM_MODE: 'development',
      LOG_LEVEL: 'debug',
      DATABASE_URL_EXCHANGE: urls.exchange,
      KEY_DATABASE_URL: urls.keysWorker,
      KEK_FILE: kekFile,
      JOURNAL_FILE: path.join(folder, 'journal.jsonl'),
      SIGNERS_FILE: signersFile,
      SERVICE_KEY_FILE: path.join(folder, 'exchange.jwk.json'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += String(bytes)))
  const exited = once(child, 'exit')
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const ended = async () => {
    await exited
    return child.signalCode ?? child.exitCode
  }
  return {
    child,
    origin,
    ended,
    metricsOrigin: `http://127.0.0.1:${metricsPort}`,
    output: () => output,
    ready: async () => {
      while (!hasEnded()) {
        const answer = await fetch(`${origin}/ready`).catch(() => undefined)
        await answer?.body?.cancel()
        if (answer?.ok) return
        await delay(50)
      }
      throw new Error(`the exchange ended before it was ready: ${output}`)
    },
    clean: async () => {
      if (!hasEnded()) child.kill('SIGKILL')
      await ended()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
