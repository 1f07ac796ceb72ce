import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '@tym/kernel'
import { z } from 'zod'
import { measureDeletion } from './deletion/measure-deletion.ts'
import { measureDeliveries } from './deliveries/measure-deliveries.ts'
import { measureLog } from './log/measure-log.ts'
import { connections, measureReading } from './measure-reading.ts'
import { runMicroBenchmarks } from './micro-benchmarks.ts'
import { openBench } from './open-bench.ts'
import { type Measured, partsOf, performancePage, viewPart } from './page.ts'
import { programsIn } from './programs.ts'
import { microTable, viewTable } from './report.ts'
import { root } from './root.ts'
import { startWorker } from './start-worker.ts'
import { measureWeb } from './web/measure-web.ts'

const { values: asked } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    /** One part only: reading, web, deliveries, deletion, log, steps or views. */
    only: { type: 'string' },
    customers: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '7' },
    requests: { type: 'string', default: '3000' },
    deliveries: { type: 'string', default: '100' },
    /** Files that are deleted, of all that are loaded. */
    due: { type: 'string', default: '2000' },
    /** Lines that wait for the sealer. */
    lines: { type: 'string', default: '200000' },
    /** Folder for CPU profiles of the servers and workers, to be opened with a browser's developer tools. */
    profile: { type: 'string' },
    /** Folder of bundled programs that are run instead of what is delivered, as the bench's own test does. */
    programs: { type: 'string' },
  },
})
const only = z
  .enum(['reading', 'web', 'deliveries', 'deletion', 'log', 'steps', 'views'])
  .optional()
  .parse(asked.only)
const rounds = Number(asked.rounds)
const requestsPerRound = Number(asked.requests)

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Undone in reverse when the run ends, however it ends. */
const undo: (() => unknown)[] = []
const undoAll = async (): Promise<void> => {
  const failed: unknown[] = []
  for (const step of undo.splice(0).reverse())
    await Promise.resolve()
      .then(step)
      .catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw new AggregateError(failed, 'something of the bench may be left')
}
/** Once: a run that a signal ends fails as well, and must not leave before all is undone. */
let tidying: Promise<void> | undefined
const tidyUp = (): Promise<void> => {
  tidying ??= undoAll()
  return tidying
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void tidyUp().finally(() => process.exit(130))
  })
}
try {
  await run()
} finally {
  await tidyUp()
}

async function run(): Promise<void> {
  const toUndo = (step: () => unknown): void => void undo.push(step)
  const parts = new Map<string, string>()
  // Bundled programs have no client to be looked at.
  if (asked.programs === undefined && (only === undefined || only === 'views')) {
    const { measureViews } = await import('./view/measure-views.ts')
    const measured = await measureViews({ root, rounds, say, undo: toUndo })
    say(`\n${viewTable(measured.views)}\n`)
    const [title, part] = viewPart(systemClock().calendar(), rounds, measured)
    parts.set(title, part)
    await undoAll()
  }
  if (only !== 'views') for (const [title, part] of await measureRegister(toUndo)) parts.set(title, part)
  if (!asked.write) return
  const page = path.join(root, 'docs/reference/performance.md')
  writeFileSync(page, performancePage(readFileSync(page, 'utf8'), parts))
  say(`\nwritten to ${path.relative(root, page)} (${readFileSync(page).length} bytes)`)
}

/** Every part that needs a loaded register; answers what the page says of each. */
async function measureRegister(toUndo: (step: () => unknown) => void): Promise<ReadonlyMap<string, string>> {
  const bench = await openBench({
    customers: Number(asked.customers),
    nodeFlags: asked.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${asked.profile}`],
    programs: programsIn(asked.programs),
    say,
    undo: toUndo,
  })
  const measures = (part: typeof only) => only === undefined || only === part
  const measured: { -readonly [part in keyof Measured]: Measured[part] } = {}
  if (measures('reading')) measured.reading = await measureReading(bench, { rounds, requestsPerRound })
  if (measures('web')) measured.web = await measureWeb(bench, { rounds, requestsPerRound })
  const { clock, keys, vault, reader, service } = bench
  if (measures('steps')) {
    const parts = { clock, keys, vault, holder: reader, origin: service.origin }
    measured.micro = await runMicroBenchmarks(parts)
    say(`${microTable(measured.micro)}\n`)
  }
  if (measures('deliveries'))
    measured.deliveries = await measureDeliveries(bench, { rounds, deliveries: Number(asked.deliveries) })
  if (measures('log') || measures('deletion')) await startWorker(bench)
  if (measures('log'))
    measured.log = await measureLog(bench, { rounds, lines: Number(asked.lines), requestsPerRound })
  if (measures('deletion'))
    measured.deletion = await measureDeletion(bench, { rounds, due: Number(asked.due), requestsPerRound })
  const { sql, loaded, entries } = bench
  const [server] = await sql<{ version: string }[]>`select current_setting('server_version') as version`
  const conditions = {
    date: clock.calendar(),
    postgres: server?.version ?? '',
    customers: loaded.length,
    entries,
    rounds,
    requestsPerRound,
    connections,
    deliveriesPerRound: Math.min(loaded.length, Number(asked.deliveries)),
  }
  return partsOf(conditions, measured)
}
