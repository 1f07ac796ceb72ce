import os from 'node:os'
import type { DeletionFigures, DeliveryFigures, LogFigures, ScenarioFigures, WebFigures } from './figures.ts'
import type { MicroResult } from './micro-benchmarks.ts'
import {
  deletionTable,
  deliveryTable,
  logTable,
  microTable,
  scenarioTable,
  viewTable,
  webTable,
} from './report.ts'
import type { ViewsMeasured } from './view/measure-views.ts'

export type Conditions = {
  readonly date: string
  readonly postgres: string
  readonly customers: number
  readonly entries: number
  readonly rounds: number
  readonly requestsPerRound: number
  readonly connections: number
  readonly deliveriesPerRound: number
}

export type Measured = {
  readonly reading?: readonly ScenarioFigures[]
  readonly web?: readonly WebFigures[]
  readonly deliveries?: readonly DeliveryFigures[]
  readonly deletion?: DeletionFigures
  readonly log?: LogFigures
  readonly micro?: readonly MicroResult[]
}

/**
 * The page of the reference with what was measured now; of other parts it keeps what it said. Each part says
 * under which conditions it was measured.
 */
export function performancePage(before: string, parts: ReadonlyMap<string, string>): string {
  const kept = new Map(
    before.split(/^(?=## )/m).map((part) => [part.slice(0, part.indexOf('\n')), part.trimEnd()]),
  )
  return `${[head, ...order.flatMap((title) => parts.get(title) ?? kept.get(title) ?? [])].join('\n\n')}\n`
}

const head = `# Performance

Written by \`npm run bench -- --write\`, which with \`--only\` writes one part again. Compare ratios, not requests per second: all that is
measured, the database and the load generator share one machine, and another run on it may differ by tens of percent.`

const titles = {
  reading: '## Reading',
  web: '## Through the relay',
  deliveries: '## Deliveries',
  deletion: '## Deleting',
  log: '## Sealing the log',
  micro: '## Single steps',
  views: '## In the browser',
} as const
/** Measured by stories and by hand: the page keeps what it says of them. */
const keptTitles = ['## Lines of a day', '## Starting']
const order = [...Object.values(titles), ...keptTitles]

/** What was measured on a loaded register, each part under its title. */
export function partsOf(
  conditions: Conditions,
  { reading, web, deliveries, deletion, log, micro }: Measured,
): ReadonlyMap<string, string> {
  const { rounds, requestsPerRound, connections, deliveriesPerRound } = conditions
  const parts = new Map<string, string>()
  const add = (title: string, ...paragraphs: readonly string[]) =>
    parts.set(title, [title, machineOf(conditions), ...paragraphs].join('\n\n'))
  if (reading)
    add(
      titles.reading,
      `${rounds} interleaved rounds of ${requestsPerRound} requests to each server over ${connections} kept-alive connections, to customers all over
the register; every request to the service has a proof of its own, signed before the round; one Node process each.`,
      aboutReading,
      ...reading.map(scenarioTable),
      'Aims: ratio at least 0.45 (never below 0.30), CPU at most 3×.',
    )
  if (web)
    add(
      titles.web,
      `${rounds} interleaved rounds of ${requestsPerRound} reads each way over ${connections} kept-alive connections, every one with a proof of its own that was
signed before the round. Its hundred readers have a session each. CPU is of the service, the web server and PostgreSQL together.`,
      aboutWeb,
      ...web.map(webTable),
      'Aim: a read through the relay takes at most 1.35 times as long as the same read without it.',
    )
  if (deliveries)
    add(
      titles.deliveries,
      `${rounds} interleaved rounds of ${deliveriesPerRound} deliveries, each of another customer, in each way of encrypting; workers, signer and service
are processes of their own, and the recipients are the bench.`,
      aboutDeliveries,
      ...deliveries.map(deliveryTable),
      "Aims: at least 0.75 of the deliveries without encryption, and on Redis at least 1.8 times those with jose's.",
    )
  if (deletion) add(titles.deletion, aboutDeletion, deletionTable(deletion))
  if (log) add(titles.log, aboutLog(conditions), logTable(log))
  if (micro) add(titles.micro, microTable(micro))
  return parts
}

/** What was measured in a browser, under its title. */
export function viewPart(date: string, rounds: number, { chromium, views }: ViewsMeasured): [string, string] {
  const conditions = `${date}; ${machine()}; Node ${process.version}; Chromium ${chromium}; the platform as it is delivered, with the whole demo.`
  const about = `${rounds} rounds, each in a browser of its own, which shares the machine with all processes of the platform. A page is drawn when its
largest part is painted. Bytes are those that came over the network.`
  const aim =
    'Aim: the first page of a warm server is there in less than 1 s; a first view is at most 300 kB.'
  return [titles.views, [titles.views, conditions, about, viewTable(views), aim].join('\n\n')]
}

function machine(): string {
  const [cpu] = os.cpus()
  return `${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.platform()}`
}

function machineOf({ date, postgres, customers, entries }: Conditions): string {
  return `${date}; ${machine()}; Node ${process.version}; PostgreSQL ${postgres}, durable commits; ${customers} fictitious customers with ${entries} encrypted
entries, each customer with keys of its own.`
}

const aboutReading = `**bare**: Hono, postgres.js and one statement that reads the same documents from a plaintext twin and answers the same
bytes. **The service**: certificate and trust, proof of possession, replay mark, liveness of the right and of both
signing keys, working relation under forced row-level security, visibility classes of the role, a durable log line,
and decryption under the customer's own key, in one round trip to the register.`

const aboutWeb = `**The web server**: origin, session cookie, the session's row in its own database, the certificate unsealed from it, the browser's
proof held against session and certificate, and the call to the service on a kept connection. It takes no proof for the
service's word and keeps no answer.`

const aboutDeliveries = `The worker's own machinery from the outbox to the settled receipt: relay, queue, both claims, the signer over HTTP,
encryption, the post, and the verified receipt, durably logged. Eight recipients answer each message with a valid receipt and
open none: their own decryption is not in the figures.`

const aboutDeletion = `The real worker, signer and service, each a process of its own. Round by round a share of the files becomes due; the worker's own jobs
delete and certify them, and seal the log, while readers who have sixteen connections read files of others. The same readers read once
without a deletion in each round, before it or after it in turns. The search reads every row of every table, as long for one file as for
a thousand: it is what a deletion costs, and grows with the register, not with what is due.`

const aboutLog = ({
  rounds,
  requestsPerRound,
  connections,
}: Conditions) => `${rounds} interleaved rounds of ${requestsPerRound} reads over ${connections} connections, each of which appends a line, beside the real worker: once while it
seals, once while the head of the log is held back from it. What was appended meanwhile is sealed before the next round.`
