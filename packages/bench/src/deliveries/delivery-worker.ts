import { openDatabase } from '@tym/database'
import { createPosts, deliverDisclosure } from '@tym/disclosures/jobs'
import { systemClock } from '@tym/kernel'
import { openKeyVault, readKeyEncryptionFile } from '@tym/key-vault'
import { type JobEvent, openQueue, type QueueAddress, runJobs } from '@tym/outbox'
import { openServiceKey, remoteSigner } from '@tym/signing'
import { encryptions, type Way } from './ways-to-encrypt.ts'

export type WorkerSettings = {
  readonly databaseUrl: string
  readonly keyDatabaseUrl: string
  readonly kekFile: string
  readonly queue: QueueAddress
  readonly signer: string
  readonly serviceKeyFile: string
}

/** Orders of the bench to a worker, one after another; each is answered when it is carried out. */
export type WorkerOrder =
  | { readonly task: 'work'; readonly settings: WorkerSettings }
  | { readonly task: 'encrypt'; readonly way: Way }
  | { readonly task: 'report' | 'rest' }

/** What has happened since the last answer: milliseconds of each delivery, and whatever did not go well. */
export type WorkerAnswer = { readonly milliseconds: readonly number[]; readonly troubles: readonly string[] }

// As the worker's own settings are unless told otherwise.
const concurrency = 8
const connectionsBesideJobs = 4
const keyConnections = 2

let way: Way = 'own'
let milliseconds: number[] = []
let troubles: string[] = []
let rest: () => Promise<void> = async () => undefined

/**
 * The same machinery as the worker's process, with the one job that is measured; it goes on while the way
 * changes.
 */
async function work(settings: WorkerSettings): Promise<void> {
  const clock = systemClock()
  const database = openDatabase({
    url: settings.databaseUrl,
    max: concurrency + connectionsBesideJobs,
    applicationName: 'bench-worker',
  })
  const keys = openKeyVault({
    url: settings.keyDatabaseUrl,
    keyEncryption: readKeyEncryptionFile(settings.kekFile),
    max: keyConnections,
  })
  const key = await openServiceKey(settings.serviceKeyFile, { mode: 'development' })
  const signer = remoteSigner({ baseUrl: settings.signer, clientId: 'tym-worker', key, clock })
  // What the queue mends by itself, as with the worker's process, is no trouble.
  const queue = openQueue(settings.queue, { onError: () => undefined })
  const delivery = deliverDisclosure({
    signerOf: () => signer,
    keys,
    posts: createPosts({ toThisMachine: true, now: () => clock.instant() }),
    encrypt: (plaintext, recipient) => encryptions[way](plaintext, recipient),
  })
  const running = runJobs({
    database,
    queue,
    clock,
    jobs: [delivery],
    onEvent: hear,
    concurrency: { inside: 1, outside: concurrency, recalls: 1 },
  })
  rest = async () => {
    await running.stop()
    await queue.close()
    await Promise.all([database.close(), keys.close()])
  }
}

function hear(event: JobEvent): void {
  if (event.type === 'done') milliseconds.push(event.milliseconds)
  else if ('result' in event) troubles.push(`${event.type}: ${event.result}`)
  else if (event.type === 'fault') troubles.push(`${event.where}: ${String(event.error)}`)
}

async function carryOut(order: WorkerOrder): Promise<WorkerAnswer> {
  if (order.task === 'work') await work(order.settings)
  else if (order.task === 'encrypt') way = order.way
  else if (order.task === 'rest') await rest()
  const answer = { milliseconds, troubles }
  milliseconds = []
  troubles = []
  return answer
}

process.on('message', (order: WorkerOrder) => {
  carryOut(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ milliseconds: [], troubles: [String(error)] }),
  )
})
// When the bench is gone, nobody wants anything any more.
process.once('disconnect', () => process.exit(0))
