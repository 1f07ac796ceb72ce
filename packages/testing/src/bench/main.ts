import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { measureDeliveries } from './deliveries/measure-deliveries.ts'
import { connections, measureReading } from './measure-reading.ts'
import { runMicroBenchmarks } from './micro-benchmarks.ts'
import { openBench } from './open-bench.ts'
import { microTable, performancePage } from './report.ts'

const { values: asked } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    /** One part only: reading, deliveries or steps. */
    only: { type: 'string' },
    customers: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '7' },
    requests: { type: 'string', default: '3000' },
    deliveries: { type: 'string', default: '100' },
    /** Folder for CPU profiles of the servers and workers, to be opened with a browser's developer tools. */
    profile: { type: 'string' },
  },
})
const only = z.enum(['reading', 'deliveries', 'steps']).optional().parse(asked.only)
if (asked.write && only !== undefined)
  throw new Error('the page is written whole: --write goes without --only')
const rounds = Number(asked.rounds)
const requestsPerRound = Number(asked.requests)

const root = path.resolve(import.meta.dirname, '../../../..')
const say = (line: string) => process.stdout.write(`${line}\n`)

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
  const bench = await openBench({
    customers: Number(asked.customers),
    nodeFlags: asked.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${asked.profile}`],
    say,
    undo: (step) => void undo.push(step),
  })
  const measures = (part: typeof only) => only === undefined || only === part
  const reading = measures('reading') ? await measureReading(bench, { rounds, requestsPerRound }) : []
  const { clock, keys, vault, reader, service } = bench
  const micro = measures('steps')
    ? await runMicroBenchmarks({ clock, keys, vault, holder: reader, origin: service.origin })
    : []
  if (micro.length > 0) say(`${microTable(micro)}\n`)
  const deliveries = measures('deliveries')
    ? await measureDeliveries(bench, { rounds, deliveries: Number(asked.deliveries) })
    : []
  if (!asked.write) return
  const { sql, loaded, entries } = bench
  const [server] = await sql<{ version: string }[]>`select current_setting('server_version') as version`
  const conditions = {
    date: clock.calendar(),
    postgres: server?.version ?? '',
    customers: loaded.length,
    ...{ entries, rounds, requestsPerRound, connections },
    deliveriesPerRound: Math.min(loaded.length, Number(asked.deliveries)),
  }
  const page = path.join(root, 'docs/reference/performance.md')
  writeFileSync(page, performancePage(conditions, { reading, deliveries, micro }))
  say(`\nwritten to ${path.relative(root, page)} (${readFileSync(page).length} bytes)`)
}
