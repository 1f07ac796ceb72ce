import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newKeyEncryptionFile } from '@tym/key-vault'
import { findFreePort, type RunningProgram, runProgram, type TestDatabaseUrls } from '@tym/testing'

export interface ExchangeProcess extends RunningProgram {
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
  const port = await findFreePort()
  const program = await runProgram('exchange', port, {
    PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'debug',
    DATABASE_URL_EXCHANGE: urls.exchange,
    KEY_DATABASE_URL: urls.keysWorker,
    KEK_FILE: kekFile,
    JOURNAL_FILE: path.join(folder, 'journal.jsonl'),
    SIGNERS_FILE: signersFile,
    SERVICE_KEY_FILE: path.join(folder, 'exchange.jwk.json'),
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
