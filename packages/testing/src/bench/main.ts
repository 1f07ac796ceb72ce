import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readSecretFile } from '@tym/config'
import { findFreePort } from '@tym/dev'
import { stopwatch, systemClock } from '@tym/kernel'
import { createBlindIndex, openKeyVault, readKeyEncryptionFile } from '@tym/key-vault'
import postgres from 'postgres'
import { createHolder } from '../network/holder.ts'
import { makeCastKeys } from '../network/keys.ts'
import { makeSecretFiles } from '../network/secret-files.ts'
import { seedCast } from '../network/seed-cast.ts'
import { type Comparison, compare } from './compare-servers.ts'
import { figuresOf, type ScenarioFigures } from './figures.ts'
import { loadCustomers } from './load-customers.ts'
import { runMicroBenchmarks } from './micro-benchmarks.ts'
import type { Scenario } from './prepared-requests.ts'
import { microTable, performancePage, scenarioTable } from './report.ts'
import { openScratchRegister } from './scratch-register.ts'
import { startServer } from './servers.ts'

const { values: asked } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    customers: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '7' },
    requests: { type: 'string', default: '3000' },
    /** Folder for CPU profiles of both servers, to be opened with a browser's developer tools. */
    profile: { type: 'string' },
  },
})
const connections = 16
const profiling = asked.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${asked.profile}`]
const readersOfLoad = 100
const role = 'socialWorker'

const root = path.resolve(import.meta.dirname, '../../../..')
const say = (line: string) => process.stdout.write(`${line}\n`)
const scenarios: readonly Scenario[] = [
  {
    name: 'One category (5, health and work ability)',
    servicePath: (id) => `/v1/customerships/${id}/categories/5`,
    barePath: (id) => `/categories/${id}/5`,
  },
  {
    name: 'The whole customer',
    servicePath: (id) => `/v1/customerships/${id}/categories`,
    barePath: (id) => `/whole/${id}`,
  },
]

/** Undone in reverse when the run ends, however it ends. */
const undo: (() => unknown)[] = []
const tidyUp = async (): Promise<void> => {
  for (const step of undo.splice(0).reverse()) await step()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void tidyUp().then(() => process.exit(130))
  })
}
try {
  await run()
} finally {
  await tidyUp()
}

async function run(): Promise<void> {
  const clock = systemClock()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tym-bench-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  const register = await openScratchRegister(folder)
  undo.push(register.stop)
  const { urls } = register
  const sql = postgres(urls.superuser, { max: 4, onnotice: () => undefined })
  undo.push(() => sql.end())
  const files = makeSecretFiles(folder)
  const keys = makeCastKeys()
  await seedCast(sql, keys, clock.instant())
  const [servicePort, barePort] = [await findFreePort(), await findFreePort()]
  const origin = `http://127.0.0.1:${servicePort}`

  const parts = { sql, keys, origin, clock }
  const readers = []
  for (let n = 0; n < readersOfLoad; n += 1) {
    readers.push(await createHolder({ role, organisation: 'ita-uusimaa' }, parts))
  }
  const vault = openKeyVault({ url: urls.keys, keyEncryption: readKeyEncryptionFile(files.kek), max: 8 })
  undo.push(vault.close)
  const took = stopwatch()
  const loader = postgres(urls.superuser, { max: 1, connection: { session_replication_role: 'replica' } })
  undo.push(() => loader.end())
  const customers = await loadCustomers({
    sql: loader,
    vault,
    blindIndex: createBlindIndex(readSecretFile('BLIND_INDEX_KEY_FILE', files.blindIndex)),
    customers: Number(asked.customers),
    readers,
    labour: await createHolder('porvoo-specialist', parts),
    kela: await createHolder('kela-specialist', parts),
    instant: clock.instant(),
    calendar: clock.calendar(),
  })
  const [count] = await sql<{ entries: string }[]>`select count(*) as entries from customer_data.entry`
  const entries = Number(count?.entries)
  say(`loaded ${customers.length} customers with ${entries} entries in ${(took() / 1000).toFixed(0)} s`)

  const service = await startServer([...profiling, 'apps/customer-data/dist/main.js'], origin, {
    TYM_MODE: 'development',
    LOG_LEVEL: 'warn',
    PORT: String(servicePort),
    PUBLIC_ORIGIN: origin,
    DATABASE_URL_APP: urls.app,
    DATABASE_URL_READ: urls.read,
    KEY_DATABASE_URL: urls.keys,
    KEK_FILE: files.kek,
    BLIND_INDEX_KEY_FILE: files.blindIndex,
    DPOP_NONCE_KEY_FILE: files.nonce,
    REQUESTS_PER_SECOND: '100000',
  })
  undo.push(service.stop)
  const bareProgram = [...profiling, '--import', 'tsx', path.join(import.meta.dirname, 'bare-server.ts')]
  const bare = await startServer(
    [...bareProgram, String(barePort), urls.superuser, role],
    `http://127.0.0.1:${barePort}`,
  )
  undo.push(bare.stop)

  const comparison: Comparison = {
    bare: { port: barePort, pid: bare.pid },
    service: { port: servicePort, pid: service.pid, origin },
    postmasterPid: register.postmasterPid,
    customers,
    clock,
    connections,
    requestsPerRound: Number(asked.requests),
  }
  const figures: ScenarioFigures[] = []
  for (const scenario of scenarios) {
    await mustAnswerAlike(comparison, scenario)
    const rounds = await compare(comparison, scenario, Number(asked.rounds), (seconds) =>
      say(`  ${scenario.name}: a round in ${seconds.toFixed(1)} s`),
    )
    const result = figuresOf(rounds)
    figures.push(result)
    say(`\n${scenarioTable(result)}\n`)
  }
  const [holder] = readers
  if (holder === undefined) throw new Error('somebody must read')
  const micro = await runMicroBenchmarks({ clock, origin, holder, keys, vault })
  say(microTable(micro))
  if (asked.write) {
    const [server] = await sql<{ version: string }[]>`select current_setting('server_version') as version`
    const conditions = {
      date: clock.calendar(),
      postgres: server?.version ?? '',
      customers: customers.length,
      entries,
      rounds: Number(asked.rounds),
      requestsPerRound: Number(asked.requests),
      connections,
    }
    const page = path.join(root, 'docs/reference/performance.md')
    writeFileSync(page, performancePage(conditions, figures, micro))
    say(`\nwritten to ${path.relative(root, page)} (${readFileSync(page).length} bytes)`)
  }
}

/** The two servers must answer the same bytes, or their speeds could not be compared. */
async function mustAnswerAlike({ bare, service, customers }: Comparison, scenario: Scenario): Promise<void> {
  for (const { id, reader } of customers.slice(0, 20)) {
    const walled = await reader.fetch('GET', scenario.servicePath(id))
    const plain = await fetch(`http://127.0.0.1:${bare.port}${scenario.barePath(id)}`)
    const text = await plain.text()
    if (walled.status !== 200 || walled.text !== text) {
      throw new Error(`${service.origin}${scenario.servicePath(id)} does not answer what bare answers`)
    }
  }
}
