import os from 'node:os'
import type { DeliveryFigures, Figures, Ratio, ScenarioFigures } from './figures.ts'
import type { MicroResult } from './micro-benchmarks.ts'

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

const number = (value: number | undefined, digits = 0) => (value === undefined ? '–' : value.toFixed(digits))

function rowOf(name: string, figures: Figures): string {
  const { perSecond, p50, p99, cpuNode, cpuPostgres } = figures
  const cpu = cpuNode === undefined || cpuPostgres === undefined ? undefined : cpuNode + cpuPostgres
  const parts = `${number(cpuNode)} + ${number(cpuPostgres)}`
  return `| ${name} | ${number(perSecond)} | ${number(p50, 1)} | ${number(p99, 1)} | ${number(cpu)} (${parts}) |`
}

function ratioText({ ratio, ratios, cpuRatio }: Ratio): string {
  const spread = `${number(Math.min(...ratios), 2)}–${number(Math.max(...ratios), 2)}`
  return `**${number(ratio, 2)}** (rounds ${spread}), CPU **${number(cpuRatio, 2)}×**`
}

/** The figures of one scenario as a Markdown table with its ratio. */
export function scenarioTable({ name, bare, service, ...ratio }: ScenarioFigures): string {
  return [
    `### ${name} (${(service.answerBytes / 1000).toFixed(1)} kB)`,
    '',
    '| | requests/s | p50 ms | p99 ms | CPU µs per request (Node + PostgreSQL) |',
    '|---|---|---|---|---|',
    rowOf('bare Hono, one statement, plaintext', bare),
    rowOf('the service', service),
    '',
    `Ratio ${ratioText(ratio)}.`,
  ].join('\n')
}

/** The figures of deliveries over one queue by so many workers, with both ratios. */
export function deliveryTable({ name, own, none, library, toNone, toLibrary }: DeliveryFigures): string {
  return [
    `### ${name} (${(none.answerBytes / 1000).toFixed(1)} kB)`,
    '',
    '| | deliveries/s | p50 ms | p99 ms | CPU µs per delivery (workers + PostgreSQL) |',
    '|---|---|---|---|---|',
    rowOf('not encrypted', none),
    rowOf('encrypted by jose', library),
    rowOf('encrypted by the platform', own),
    '',
    `Ratio to no encryption ${ratioText(toNone)}; to jose ${ratioText(toLibrary)}.`,
  ].join('\n')
}

/** The micro-benchmarks as a Markdown table. */
export function microTable(results: readonly MicroResult[]): string {
  const rows = results.map(({ name, microseconds }) => `| ${name} | ${number(microseconds, 2)} |`)
  return ['| single step, one thread | µs |', '|---|---|', ...rows].join('\n')
}

/** The page of the reference: what was measured, under which conditions, and what it means. */
export function performancePage(
  conditions: Conditions,
  {
    reading,
    deliveries,
    micro,
  }: {
    readonly reading: readonly ScenarioFigures[]
    readonly deliveries: readonly DeliveryFigures[]
    readonly micro: readonly MicroResult[]
  },
): string {
  const [cpu] = os.cpus()
  return `# Performance

Written by \`npm run bench -- --write\`. Compare ratios, not requests per second: both servers, the database and the load
generator share one machine, and another run on it may differ by tens of percent.

## Conditions

- ${conditions.date}; ${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.platform()}; Node ${process.version}; PostgreSQL ${conditions.postgres}, durable commits
- ${conditions.customers} fictitious customers with ${conditions.entries} encrypted entries, each customer with keys of its own; requests go to customers all over the register
- ${conditions.rounds} interleaved rounds of ${conditions.requestsPerRound} requests to each server over ${conditions.connections} kept-alive connections; every request to the service has a proof of its own, signed before the round; one Node process each
- ${conditions.rounds} interleaved rounds of ${conditions.deliveriesPerRound} deliveries, each of another customer, in each way of encrypting; workers, signer and service are processes of their own, and the recipient is the bench

**bare**: Hono, postgres.js and one statement that reads the same documents from a plaintext twin and answers the same
bytes. **The service**: certificate and trust, proof of possession, replay mark, liveness of the right and of both
signing keys, working relation under forced row-level security, visibility classes of the role, a durable log line,
and decryption under the customer's own key, in one round trip to the register.

## Reading

${reading.map(scenarioTable).join('\n\n')}

Aims: ratio at least 0.45 (never below 0.30), CPU at most 3×.

## Deliveries

The worker's own machinery from the outbox to the settled receipt: relay, queue, both claims, the signer over HTTP,
encryption, the post, and the verified receipt, durably logged. The recipient answers each message with a valid receipt and
opens none: its own decryption is not in the figures.

${deliveries.map(deliveryTable).join('\n\n')}

Aims: at least 0.75 of the deliveries without encryption, and on Redis at least 1.8 times those with jose's.

## Single steps

${microTable(micro)}
`
}
