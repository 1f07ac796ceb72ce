import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { findFreePort } from '@tym/dev'
import { agencyNoteName, organisations, signerIssuer } from '@tym/personas'
import { startDocumentSigner } from './deliveries/start-document-signer.ts'
import type { Bench } from './open-bench.ts'
import { startServer } from './servers.ts'

export const benchLogOrigin = 'tym.bench/log/1'

/**
 * The real worker as a process of its own, with the signers of the cast: it seals, and carries out every job.
 */
export async function startWorker(bench: Bench): Promise<void> {
  const { register, files, folder, service, undo } = bench
  const { urls } = register
  const signer = await startDocumentSigner(bench, 'keha')
  const write = (name: string, content: object): string => {
    const file = path.join(folder, name)
    writeFileSync(file, JSON.stringify(content))
    return file
  }
  const addresses = Object.values(organisations).map(({ id, slug }) => [
    id,
    signerIssuer(signer.origin, slug),
  ])
  const port = await findFreePort()
  const worker = await startServer(
    bench.programs.app('worker', bench.nodeFlags),
    `http://127.0.0.1:${port}`,
    {
      TYM_MODE: 'development',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      METRICS_PORT: '0',
      DELIVERY_TO_THIS_MACHINE: 'allowed',
      DATABASE_URL_WORKER: urls.worker,
      QUEUE_DATABASE_URL: urls.queue,
      KEY_DATABASE_URL: urls.keysWorker,
      KEY_DATABASE_URL_ERASER: urls.keysEraser,
      KEK_FILE: files.kek,
      SIGNERS_FILE: write('signers.json', Object.fromEntries(addresses)),
      BOOTSTRAP_OFFICERS_FILE: write('officers.json', []),
      SERVICE_KEY_FILE: signer.serviceKeyFile,
      MESSAGES_URL: service.origin,
      OWN_DATA_URL: service.origin,
      LOG_ORIGIN: benchLogOrigin,
      JOURNAL_FILE: files.journal,
      AGENCY_NOTE_NAME: agencyNoteName,
    },
  )
  undo(worker.stop)
}
