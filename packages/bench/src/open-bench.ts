import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readSecretFile } from '@tym/config'
import { findFreePort } from '@tym/dev'
import { type Clock, stopwatch, systemClock } from '@tym/kernel'
import { createBlindIndex, type KeyVault, openKeyVault, readKeyEncryptionFile } from '@tym/key-vault'
import {
  type CastKey,
  createHolder,
  type Holder,
  makeCastKeys,
  makeSecretFiles,
  type SecretFiles,
  seedCast,
} from '@tym/testing'
import postgres from 'postgres'
import { type LoadedCustomer, loadCustomers } from './load-customers.ts'
import type { Programs } from './programs.ts'
import { openScratchRegister, type ScratchRegister } from './scratch-register.ts'
import { startServer } from './servers.ts'

export type BenchOptions = {
  readonly customers: number
  /** Flags of Node for each process that is measured. */
  readonly nodeFlags: readonly string[]
  readonly programs: Programs
  readonly say: (line: string) => void
  /** Called in reverse when the run ends, however it ends. */
  readonly undo: (step: () => unknown) => void
}

/** What every part of the bench works on: a loaded register and the running service. */
export type Bench = BenchOptions & {
  readonly clock: Clock
  readonly folder: string
  readonly register: ScratchRegister
  /** As the superuser. */
  readonly sql: postgres.Sql
  /** As the superuser with the triggers off. */
  readonly loader: postgres.Sql
  readonly files: SecretFiles
  readonly keys: readonly CastKey[]
  readonly vault: KeyVault
  readonly loaded: readonly LoadedCustomer[]
  readonly entries: number
  /** One of those who read, and the officer of the labour authority who is on every team. */
  readonly reader: Holder
  readonly labour: Holder
  readonly service: { readonly pid: number; readonly port: number; readonly origin: string }
  /** Where the web server is reached once it is started: the service takes proofs for it too. */
  readonly web: { readonly port: number; readonly origin: string }
}

export const readingRole = 'socialWorker'
const readersOfLoad = 100

/** Opens a register of its own, loads the customers and starts the service as its own process. */
export async function openBench(options: BenchOptions): Promise<Bench> {
  const { undo, say } = options
  const clock = systemClock()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tym-bench-'))
  undo(() => rmSync(folder, { recursive: true, force: true }))
  const register = await openScratchRegister(folder)
  undo(register.stop)
  const { urls } = register
  const sql = postgres(urls.superuser, { max: 4, onnotice: () => undefined })
  undo(() => sql.end())
  const files = makeSecretFiles(folder)
  const keys = makeCastKeys()
  await seedCast(sql, keys, clock.instant())
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const webPort = await findFreePort()
  const web = { port: webPort, origin: `http://127.0.0.1:${webPort}` }

  const parts = { sql, keys, origin, clock }
  const reader = await createHolder({ role: readingRole, organisation: 'ita-uusimaa' }, parts)
  const readers = [reader]
  while (readers.length < readersOfLoad) {
    readers.push(await createHolder({ role: readingRole, organisation: 'ita-uusimaa' }, parts))
  }
  const labour = await createHolder('porvoo-specialist', parts)
  const vault = openKeyVault({ url: urls.keys, keyEncryption: readKeyEncryptionFile(files.kek), max: 8 })
  undo(vault.close)
  const took = stopwatch()
  const loader = postgres(urls.superuser, { max: 1, connection: { session_replication_role: 'replica' } })
  undo(() => loader.end())
  const loaded = await loadCustomers({
    sql: loader,
    vault,
    blindIndex: createBlindIndex(readSecretFile('BLIND_INDEX_KEY_FILE', files.blindIndex)),
    customers: options.customers,
    readers,
    labour,
    kela: await createHolder('kela-specialist', parts),
    instant: clock.instant(),
    calendar: clock.calendar(),
  })
  const [count] = await sql<{ entries: string }[]>`select count(*) as entries from customer_data.entry`
  const entries = Number(count?.entries)
  say(`loaded ${loaded.length} customers with ${entries} entries in ${(took() / 1000).toFixed(0)} s`)

  const service = await startServer(options.programs.app('customer-data', options.nodeFlags), origin, {
    TYM_MODE: 'development',
    LOG_LEVEL: 'warn',
    PORT: String(port),
    METRICS_PORT: '0',
    PUBLIC_ORIGIN: origin,
    ALSO_REACHED_AT: web.origin,
    DATABASE_URL_APP: urls.app,
    DATABASE_URL_READ: urls.read,
    KEY_DATABASE_URL: urls.keys,
    KEK_FILE: files.kek,
    BLIND_INDEX_KEY_FILE: files.blindIndex,
    DPOP_NONCE_KEY_FILE: files.nonce,
    JOURNAL_FILE: files.journal,
    REQUESTS_PER_SECOND: '100000',
  })
  undo(service.stop)
  return {
    ...options,
    clock,
    folder,
    register,
    sql,
    loader,
    files,
    keys,
    vault,
    loaded,
    entries,
    reader,
    labour,
    service: { pid: service.pid, port, origin },
    web,
  }
}
